import { pipeline } from 'node:stream/promises';
import { NotFoundError, ObjectMissingError, publicPrefix } from '@layers-content/core';
import type { Request, RequestHandler, Response } from 'express';
import type { Context } from '../context.ts';
import { HttpProblem } from './problems.ts';

type MediaPorts = Pick<Context, 'repository' | 'store'>;

/**
 * Serves sealed media by its public key: the probed type, no sniffing, no scripts, one range at most.
 * A key is compared with rows, never used as a path before a completed item owned it.
 * @throws NotFoundError; HttpProblem 416.
 */
export function serveMedia({ repository, store }: MediaPorts): RequestHandler<{ key: string[] }> {
  return async (req, res) => {
    const key = publicPrefix + req.params.key.join('/');
    const sealed = await repository.findSealedObject(key);
    if (!sealed) throw mediaNotFound();
    const { contentType, sizeBytes } = sealed;
    res.set({
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Type': contentType,
      'Cross-Origin-Resource-Policy': 'cross-origin',
      // A sealed object never changes, so its name is a strong validator.
      ETag: `"${key.slice(publicPrefix.length)}"`,
      'X-Content-Type-Options': 'nosniff',
    });
    if (req.fresh) {
      res.status(304).end();
      return;
    }
    const range = requestedRange(req, res, sizeBytes);
    if (range) {
      res.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${sizeBytes}`);
    }
    res.set('Content-Length', String(range ? range.end - range.start + 1 : sizeBytes));
    if (req.method === 'HEAD') {
      res.end();
      return;
    }
    await pipeline(await openSealed(store, key, range ?? {}), res);
  };
}

function mediaNotFound(): NotFoundError {
  return new NotFoundError('There is no such media. Read the content item for its addresses.');
}

/** The one range asked for; null for the whole. Several ranges, other units and outdated `If-Range` mean the whole (RFC 9110). */
function requestedRange(req: Request<{ key: string[] }>, res: Response, sizeBytes: number): { start: number; end: number } | null {
  const ifRange = req.headers['if-range'];
  if (ifRange !== undefined && ifRange !== res.getHeader('ETag')) return null;
  const ranges = req.range(sizeBytes);
  if (ranges === -1) {
    throw new HttpProblem('RANGE_NOT_SATISFIABLE', `The range lies outside the ${sizeBytes} bytes of this file.`, {
      headers: { 'Content-Range': `bytes */${sizeBytes}`, 'Cache-Control': 'no-store' },
    });
  }
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}

async function openSealed(store: MediaPorts['store'], key: string, range: { start?: number; end?: number }) {
  try {
    return await store.openRead(key, range);
  } catch (error) {
    // Deleted between the look-up and the read.
    throw error instanceof ObjectMissingError ? mediaNotFound() : error;
  }
}
