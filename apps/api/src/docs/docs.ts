import { readBundle } from '@layers-content/contract';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import { onlyMethods } from '../http/routes.ts';
import { answerAsset, answerFile, answerPage, assetNames } from './docs-assets.ts';
import { servedDocument } from './served-document.ts';
import { textPages } from './text-pages.ts';
import type { TextPages } from './text-pages.ts';

/** Where the reference takes what it shows. */
export interface DocsSource {
  /** The contract as JSON text, asked for at every request. */
  readonly bundleText: () => string;
  /** The same as texts, if they are wanted. */
  readonly pages?: TextPages;
  /** Name of a script below `/docs/` that the page loads besides its own. */
  readonly extraScript?: string;
}

/**
 * The contract for programs at `/openapi.json` and, as Markdown, from `/llms.txt` on; for people at `/docs`: self-contained,
 * under a policy that lets nothing in from elsewhere. Other names below `/docs/` fall through.
 */
export function serveDocs({ bundleText, extraScript, pages }: DocsSource): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.get('/openapi.json', answerBundle(bundleText));
  router.get('/docs', answerPage(extraScript));
  router.get('/docs/', (_req, res) => {
    // Relative, for services that stand behind a path prefix; without the slash the page's own links hold.
    res.setHeader('Location', '../docs');
    res.status(308).end();
  });
  for (const name of assetNames) router.get(`/docs/${name}`, answerAsset(name));
  if (pages) serveTexts(router, pages);
  router.all(['/openapi.json', '/docs', '/docs/', ...assetNames.map((name) => `/docs/${name}`)], onlyMethods('GET', 'HEAD'));
  return router;
}

/** The answer is made anew only when the text changes, as it does for whoever edits the contract. */
function answerBundle(bundleText: () => string): RequestHandler {
  let text = bundleText();
  let answer = answerFile('openapi.json', Buffer.from(text));
  return (req, res, next) => {
    const current = bundleText();
    if (current !== text) answer = answerFile('openapi.json', Buffer.from((text = current)));
    return answer(req, res, next);
  };
}

function serveTexts(router: Router, { texts, redirects }: TextPages): void {
  for (const [path, text] of texts) router.get(path, answerFile(path, Buffer.from(text)));
  for (const [path, target] of redirects) {
    router.get(path, (_req, res) => {
      // As many levels up as the address has, for services that stand behind a path prefix.
      res.setHeader('Location', `${'../'.repeat(path.split('/').length - 2)}${target.slice(1)}`);
      res.status(308).end();
    });
  }
  router.all([...texts.keys(), ...redirects.keys()], onlyMethods('GET', 'HEAD'));
}

/** The contract of the repository as a service at this address shows it, made once. @param publicUrl without a slash at its end. */
export function contractAt(publicUrl: string): DocsSource {
  const document = servedDocument(readBundle(), publicUrl);
  const text = JSON.stringify(document);
  return { bundleText: () => text, pages: textPages(document, publicUrl) };
}
