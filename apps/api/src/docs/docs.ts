import { readBundle } from '@layers-content/contract';
import type { JsonObject } from '@layers-content/contract';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import { onlyMethods } from '../http/routes.ts';
import { answerAsset, answerFile, answerPage, assetNames } from './docs-assets.ts';
import { servedDocument } from './served-document.ts';
import { textPages } from './text-pages.ts';
import type { TextPages } from './text-pages.ts';

/** A contract as it is shown; each part is made when it is first asked for, and then kept. */
export interface ShownContract {
  /** As JSON. */
  readonly bundleText: () => string;
  /** As pages of Markdown. */
  readonly pages: () => TextPages;
}

/**
 * The contract for programs at `/openapi.json` and, as Markdown, from `/llms.txt` on; for people at `/docs`:
 * self-contained, under a policy that lets nothing in from elsewhere. Other names below `/docs/` fall through.
 * @param current asked at every request; another object means that the contract changed.
 * @param extraScript name of a script below `/docs/` that the page loads besides its own.
 */
export function serveDocs(current: () => ShownContract, extraScript?: string): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const bundle = perContract(current, ({ bundleText }) => answerFile('openapi.json', Buffer.from(bundleText())));
  router.get('/openapi.json', (req, res, next) => bundle()(req, res, next));
  router.get('/docs', answerPage(extraScript));
  router.get('/docs/', (_req, res) => {
    // Relative, for services that stand behind a path prefix; without the slash the page's own links hold.
    res.setHeader('Location', '../docs');
    res.status(308).end();
  });
  for (const name of assetNames) router.get(`/docs/${name}`, answerAsset(name));
  router.use(answerTexts(perContract(current, ({ pages }) => answersOf(pages()))));
  router.all(
    ['/openapi.json', '/docs', '/docs/', ...assetNames.map((name) => `/docs/${name}`)],
    onlyMethods('GET', 'HEAD'),
  );
  return router;
}

/** What is made of a contract: made anew only for another one, as there is for whoever edits it. */
function perContract<T>(current: () => ShownContract, make: (contract: ShownContract) => T): () => T {
  let made: { readonly of: ShownContract; readonly value: T } | null = null;
  return () => {
    const contract = current();
    if (made?.of !== contract) made = { of: contract, value: make(contract) };
    return made.value;
  };
}

type Answers = ReadonlyMap<string, RequestHandler>;

function answersOf({ texts, redirects }: TextPages): Answers {
  return new Map([
    ...[...texts].map(([path, text]) => [path, answerFile(path, Buffer.from(text))] as const),
    ...[...redirects].map(([path, target]) => [path, redirect(path, target)] as const),
  ]);
}

function answerTexts(answers: () => Answers): RequestHandler {
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
 * A contract as a service at this address shows it. Nothing is made before it is asked for: a start has no time for it.
 * @param publicUrl without a slash at its end.
 * @param read gives the bundle; that of the repository unless told.
 */
export function contractAt(publicUrl: string, read: () => JsonObject = readBundle): ShownContract {
  const document = once(() => servedDocument(read(), publicUrl));
  return { bundleText: once(() => JSON.stringify(document())), pages: once(() => textPages(document(), publicUrl)) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
