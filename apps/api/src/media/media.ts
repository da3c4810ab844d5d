import { pipeline } from 'node:stream/promises';
import { NotFoundError, ObjectMissingError, publicPrefix } from '@layers-content/core';
import type { Request, RequestHandler, Response } from 'express';
import type { Context } from '../context.ts';
import { byteSpanOf } from './byte-range.ts';
import type { ByteSpan } from './byte-range.ts';
import { HttpProblem } from '../http/problems.ts';

type MediaPorts = Pick<Context, 'repository'> & { readonly directory: NonNullable<Context['directory']> };

/**
 * Serves sealed media by its public key: the probed type, no sniffing, no scripts, one range at most.
 * A key is compared with rows, never used as a path before a completed item owned it.
 * @throws NotFoundError; HttpProblem 416.
 */
export function serveMedia({ repository, directory }: MediaPorts): RequestHandler<{ key: string[] }> {
  return async (req, res) => {
    const key = publicPrefix + req.params.key.join('/');
    const sealed = await repository.findSealedObject(key);
    if (!sealed) throw mediaNotFound();
    const { contentType, sizeBytes } = sealed;
    // A sealed object never changes, so its name is a strong validator.
    const etag = `"${key.slice(publicPrefix.length)}"`;
    res.set({
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Type': contentType,
      'Cross-Origin-Resource-Policy': 'cross-origin',
      ETag: etag,
      'X-Content-Type-Options': 'nosniff',
    });
    if (isKnown(etag, req.headers['if-none-match'])) {
      res.status(304).end();
      return;
    }
    const range = requestedSpan(req, res, sizeBytes);
    if (range) {
      res.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${sizeBytes}`);
    }
    res.set('Content-Length', String(range ? range.end - range.start + 1 : sizeBytes));
    if (req.method === 'HEAD') {
      res.end();
      return;
    }
    await pipeline(await openSealed(directory, key, range ?? {}), res);
  };
}

/**
 * RFC 9110, 13.1.2. Express's `fresh` gives way to `Cache-Control: no-cache`, which `fetch` adds to every conditional
 * request.
 */
function isKnown(etag: string, ifNoneMatch = ''): boolean {
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

function mediaNotFound(): NotFoundError {
  return new NotFoundError('There is no such media. Read the content item for its addresses.');
}

/** The span to send; null for the whole, which HEAD and an outdated `If-Range` mean too. @throws HttpProblem 416. */
function requestedSpan(req: Request<{ key: string[] }>, res: Response, sizeBytes: number): ByteSpan | null {
  // Range is defined for GET alone (RFC 9110, 14.2).
  if (req.method !== 'GET') return null;
  const ifRange = req.headers['if-range'];
  if (ifRange !== undefined && ifRange !== res.getHeader('ETag')) return null;
  const span = byteSpanOf(req.headers.range, sizeBytes);
  if (span !== 'unsatisfiable') return span;
  throw new HttpProblem('RANGE_NOT_SATISFIABLE', `The range lies outside the ${sizeBytes} bytes of this file.`, {
    headers: { 'Content-Range': `bytes */${sizeBytes}`, 'Cache-Control': 'no-store' },
  });
}

async function openSealed(directory: MediaPorts['directory'], key: string, range: { start?: number; end?: number }) {
  try {
    return await directory.openRead(key, range);
  } catch (error) {
    // Deleted between the look-up and the read.
    throw error instanceof ObjectMissingError ? mediaNotFound() : error;
  }
}
