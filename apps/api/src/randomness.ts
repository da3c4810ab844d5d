import { randomBytes, randomUUID } from 'node:crypto';
import type { Ids } from '@layers-content/core';
import { ulid } from 'ulid';

/** Where random values come from; tests put fixed ones in their place. */
export interface Randomness {
  readonly ids: Ids;
  readonly nextRequestId: () => string;
  /** 32 bytes to sign with. */
  readonly secretBytes: () => Uint8Array;
}

/** Random values as they are outside of tests. */
export const realRandomness: Randomness = {
  ids: { uuid: randomUUID, ulid: newUlid, random: () => randomBytes(16).toString('base64url') },
  nextRequestId: () => `req_${newUlid()}`,
  secretBytes: () => randomBytes(32),
};

function newUlid(): string {
  return ulid(undefined, randomDigits());
}

/**
 * The random digits of one ULID, drawn at once: drawn digit by digit, as the library would, it costs a quarter of a
 * short request.
 */
function randomDigits(): () => number {
  const bytes = randomBytes(16);
  let drawn = 0;
  return () => bytes.readUInt8(drawn++) / 256;
}
