import type { RequestHandler } from 'express';
import { HttpProblem } from './problems.ts';

/**
 * Holds the head of a request against RFC 9112: HTTP/1.1 names its Host once (3.2), no transfer coding but chunked is
 * known (6.1), TE never names it (RFC 9110, 10.1.4), and a target in absolute form stands for its path (3.2.2).
 * @throws HttpProblem 400, with which the connection ends: proxies in front may have read such a request otherwise.
 */
export const readRequestLine: RequestHandler = (req, _res, next) => {
  const { te = '', 'transfer-encoding': coding = 'chunked' } = req.headers;
  const hosts = req.headersDistinct['host']?.length ?? 0;
  if (hosts > 1 || (hosts === 0 && req.httpVersion === '1.1')) throw malformed('Send one header Host.');
  if (coding.toLowerCase() !== 'chunked')
    throw malformed('Send the body with "Transfer-Encoding: chunked" or a Content-Length.');
  if (/(?:^|,)\s*chunked\s*(?:[,;]|$)/i.test(String(te))) throw malformed('Leave chunked out of the header TE.');
  if (/^(?!https?:)[a-z][a-z0-9+.-]*:\/\//i.test(req.url))
    throw malformed('Ask for a path, or for an http or https URL.');
  const [, target] = /^https?:\/\/[^/?]*(.*)$/is.exec(req.url) ?? [];
  if (target !== undefined) req.url = req.originalUrl = target.startsWith('/') ? target : `/${target}`;
  next();
};

function malformed(message: string): HttpProblem {
  return new HttpProblem('MALFORMED_REQUEST', message, { headers: { Connection: 'close' } });
}
