import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { uuidOf } from '../ids.ts';
import type { IdempotencyKey } from './idempotency-key.ts';
import { HttpProblem } from './problems.ts';
import { operationOf, stateOf } from './request-state.ts';

const keyPattern = /^(?:"([\x20\x21\x23-\x7e]{1,255})"|([\x21\x23-\x7e][\x20-\x7e]{0,254}))$/;

/**
 * The request's `Idempotency-Key`, bare or quoted; null when it has none.
 * @throws HttpProblem 400 when it is repeated, empty, too long or not printable ASCII.
 */
export function idempotencyKeyOf(req: Request): IdempotencyKey | null {
  const values = req.headersDistinct['idempotency-key'];
  if (values === undefined) return null;
  const [, quoted, bare] = keyPattern.exec(values.length === 1 ? (values[0] ?? '') : '') ?? [];
  const key = quoted ?? bare?.trimEnd();
  if (key === undefined) {
    throw new HttpProblem(
      'MALFORMED_REQUEST',
      'Send one Idempotency-Key of 1 to 255 printable ASCII characters, or none.',
    );
  }
  return { key, fingerprint: fingerprintOf(req) };
}

/** Operation, path with bare ids, query as it came, and the raw body; finalize is answered by its item alone. */
function fingerprintOf(req: Request): string {
  const { operationId, bodyAfterState } = operationOf(req);
  const { pathParameters = {}, rawBody } = stateOf(req);
  const hash = createHash('sha256');
  for (const part of [operationId, ...Object.values(pathParameters).map(uuidOf), queryOf(req.originalUrl)]) {
    hash.update(`${part.length}:${part};`);
  }
  if (!bodyAfterState && rawBody) hash.update(rawBody);
  return hash.digest('hex');
}

function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}
