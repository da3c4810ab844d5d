import { readBundle } from '@layers-content/contract';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import { answerAsset, answerFile, answerPage, assetNames } from './docs-assets.ts';
import { onlyMethods } from './routes.ts';

/** Where the reference takes what it shows. */
export interface DocsSource {
  /** The contract as JSON text, asked for at every request. */
  readonly bundleText: () => string;
  /** Name of a script below `/docs/` that the page loads besides its own. */
  readonly extraScript?: string;
}

/**
 * The contract for programs at `/openapi.json` and for people at `/docs`: self-contained, under a policy that lets
 * nothing in from elsewhere. Other names below `/docs/` fall through.
 */
export function serveDocs({ bundleText, extraScript }: DocsSource = committedContract()): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.get('/openapi.json', answerBundle(bundleText));
  router.get('/docs', answerPage(extraScript));
  router.get('/docs/', (_req, res) => {
    // Relative, for services that stand behind a path prefix; without the slash the page's own links hold.
    res.setHeader('Location', '../docs');
    res.status(308).end();
  });
  for (const name of assetNames) router.get(`/docs/${name}`, answerAsset(name));
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

/** The bundle as it stands in the repository, without the white space. */
export function committedContract(): DocsSource {
  const text = JSON.stringify(readBundle());
  return { bundleText: () => text };
}
