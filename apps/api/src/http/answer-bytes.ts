import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { sendBytes } from './send-bytes.ts';

/** A file at hand. */
export interface ServedFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly cacheControl: string;
  /** The same packed, best first; each is asked for when somebody first takes it. */
  readonly packed: ReadonlyMap<Coding, () => Uint8Array | Promise<Uint8Array>>;
}

/** Codings of HTTP that bytes may be packed by. */
export type Coding = 'br' | 'gzip';

/** Answers GET and HEAD with a file at hand, in the best coding that is taken; 304 to whoever still has it. */
export function answerBytes({ bytes, type, cacheControl, packed }: ServedFile): RequestHandler {
  const digest = createHash('sha256').update(bytes).digest('base64url');
  const made = new Map<Coding, Promise<Uint8Array>>();
  return async (req, res) => {
    const coding = [...packed.keys()].find((known) => req.acceptsEncodings(known) === known);
    res.setHeader('Cache-Control', cacheControl);
    res.setHeader('ETag', `"${digest}${coding === undefined ? '' : `-${coding}`}"`);
    res.setHeader('Vary', 'Accept-Encoding');
    if (req.fresh) {
      res.status(304).end();
      return;
    }
    const sent = coding === undefined ? bytes : await packedOnce(made, coding, packed.get(coding) ?? (() => bytes));
    if (coding !== undefined) res.setHeader('Content-Encoding', coding);
    res.setHeader('Content-Type', type);
    res.setHeader('Content-Length', sent.byteLength);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    if (req.method === 'HEAD') res.end();
    else sendBytes(res, sent);
  };
}

function packedOnce(
  made: Map<Coding, Promise<Uint8Array>>,
  coding: Coding,
  make: () => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const kept = made.get(coding) ?? Promise.resolve(make());
  made.set(coding, kept);
  return kept;
}
