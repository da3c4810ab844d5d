import { fileURLToPath } from 'node:url';
import express from 'express';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { HttpProblem } from '../http/problems.ts';
import { onlyMethods } from '../http/routes.ts';

const folder = fileURLToPath(new URL('../../sandbox-media/', import.meta.url));

/**
 * Serves the committed fixtures that items of test keys point to; what is not one falls through.
 * @throws HttpProblem 405, 416.
 */
export function serveSandboxMedia(): (RequestHandler | ErrorRequestHandler)[] {
  const files = express.static(folder, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    setHeaders: (res) => {
      res.set({
        'Cache-Control': 'public, max-age=3600',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'X-Content-Type-Options': 'nosniff',
      });
    },
  });
  return [onlyRead, files, toRangeProblem];
}

const refuseWriting = onlyMethods('GET', 'HEAD');

/** As live media: no other method, and no condition that only a writer has a use for. */
const onlyRead: RequestHandler = (req, res, next) => {
  delete req.headers['if-match'];
  delete req.headers['if-unmodified-since'];
  if (req.method === 'HEAD') delete req.headers.range;
  if (req.method === 'GET' || req.method === 'HEAD') next();
  else refuseWriting(req, res, next);
};

/** What the file server throws over a range; it has set Content-Range by then. */
const toRangeProblem: ErrorRequestHandler = (error: unknown, _req, _res, next) => {
  const beyond = error instanceof Error && 'status' in error && error.status === 416;
  next(
    beyond ? new HttpProblem('RANGE_NOT_SATISFIABLE', 'The range lies outside of this file.', { cause: error }) : error,
  );
};
