import type { RequestHandler } from 'express';
import { HttpProblem } from './problems.ts';

/**
 * Holds the head of a request against RFC 9112, 3.2: HTTP/1.1 names its Host, and a target in absolute form stands for
 * its path.
 * @throws HttpProblem 400, with which the connection ends.
 */
export const readRequestLine: RequestHandler = (req, _res, next) => {
  if (req.headers.host === undefined && req.httpVersion === '1.1') {
    throw new HttpProblem('MALFORMED_REQUEST', 'Send the header Host.', { headers: { Connection: 'close' } });
  }
  const [, target] = /^https?:\/\/[^/?]*(.*)$/is.exec(req.url) ?? [];
  if (target !== undefined) req.url = req.originalUrl = target.startsWith('/') ? target : `/${target}`;
  next();
};
