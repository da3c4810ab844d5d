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
  /** The same as texts, if they are wanted; asked for by the first request that may be for one. */
  readonly pages?: () => TextPages;
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
  if (pages) router.use(answerTexts(pages));
  router.all(
    ['/openapi.json', '/docs', '/docs/', ...assetNames.map((name) => `/docs/${name}`)],
    onlyMethods('GET', 'HEAD'),
  );
  return router;
}

/** The answer is made anew only when the text changes, as it does for whoever edits the contract. */
function answerBundle(bundleText: () => string): RequestHandler {
  let text: string | null = null;
  let answer: RequestHandler = (_req, _res, next) => next();
  return (req, res, next) => {
    const current = bundleText();
    if (current !== text) answer = answerFile('openapi.json', Buffer.from((text = current)));
    return answer(req, res, next);
  };
}

function answerTexts(pages: () => TextPages): RequestHandler {
  const answers = once(() => {
    const { texts, redirects } = pages();
    return new Map([
      ...[...texts].map(([path, text]) => [path, answerFile(path, Buffer.from(text))] as const),
      ...[...redirects].map(([path, target]) => [path, redirect(path, target)] as const),
    ]);
  });
  const refuse = onlyMethods('GET', 'HEAD');
  return (req, res, next) => {
    const answer = req.path === '/llms.txt' || req.path.startsWith('/docs/') ? answers().get(req.path) : undefined;
    if (!answer) next();
    else if (req.method === 'GET' || req.method === 'HEAD') return answer(req, res, next);
    else refuse(req, res, next);
  };
}

function redirect(path: string, target: string): RequestHandler {
  return (_req, res) => {
    // As many levels up as the address has, for services that stand behind a path prefix.
    res.setHeader('Location', `${'../'.repeat(path.split('/').length - 2)}${target.slice(1)}`);
    res.status(308).end();
  };
}

/**
 * The contract of the repository as a service at this address shows it, made once, when it is first asked for: a start has
 * no time for it. @param publicUrl without a slash at its end.
 */
export function contractAt(publicUrl: string): DocsSource {
  const document = once(() => servedDocument(readBundle(), publicUrl));
  return { bundleText: once(() => JSON.stringify(document())), pages: () => textPages(document(), publicUrl) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
