import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import type { PutTarget } from './caller.ts';
import type { Installation } from './service-process.ts';

/** Part of every caption these tests write; nothing the service prints may hold it. */
export const captionMark = 'caption-of-the-end-to-end-tests';

/** Characters of a key behind its handle (contract: `lp_<world>_<handle>_<secret>`). */
const secretLength = 43;

/**
 * Fails the test when anything the installation's processes wrote holds a key, the secret, a token or a caption.
 * The first start shows each key once: that is what it is for.
 */
export async function expectNothingSecretIn(installation: Installation, targets: readonly PutTarget[]): Promise<void> {
  const output = installation.output();
  expect(output).toContain('"msg":"request"');
  const { liveKey = '', testKey = '' } = await installation.credentials();
  for (const key of [liveKey, testKey]) {
    expect(key).toHaveLength(68);
    expect(timesIn(output, key.slice(-secretLength))).toBe(1);
  }
  const secretKey = (await readFile(path.join(installation.dataDir, 'secret.key'), 'utf8')).trim();
  const tokens = targets.map(({ uploadUrl }) => uploadUrl.slice(uploadUrl.lastIndexOf('/') + 1));
  const signatures = tokens.map((token) => token.slice(-20));
  for (const secret of [secretKey, captionMark, ...tokens, ...signatures]) expect(timesIn(output, secret)).toBe(0);
}

function timesIn(output: string, text: string): number {
  return output.split(text).length - 1;
}
