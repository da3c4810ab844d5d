import { readdir, stat } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { expect } from 'vitest';
import type { PutTarget } from './caller.ts';
import type { Installation } from './service-process.ts';

/** A PUT of which half the body was sent. */
export interface SlowPut {
  sendRest(): void;
  /** Of the answer; null when the connection broke. */
  readonly status: Promise<number | null>;
}

/** Sends the first half and waits until the service wrote it to its disk. */
export async function beginPut(
  { dataDir }: Installation,
  target: PutTarget | undefined,
  bytes: Uint8Array,
): Promise<SlowPut> {
  if (!target) throw new Error('the session named no such file');
  const directory = path.join(dataDir, 'objects', 'tmp');
  const before = await readdir(directory);
  const half = Math.floor(bytes.byteLength / 2);
  const headers = { ...target.headers, 'Content-Length': String(bytes.byteLength) };
  const outgoing = request(target.uploadUrl, { method: 'PUT', headers, agent: false });
  const status = new Promise<number | null>((resolve) => {
    outgoing.once('response', (response) => resolve(response.resume().statusCode ?? null));
    outgoing.once('error', () => resolve(null));
  });
  outgoing.write(bytes.subarray(0, half));
  await expect.poll(() => largestOf(directory, before), { timeout: 20_000 }).toBeGreaterThanOrEqual(half);
  return {
    sendRest: () => outgoing.end(bytes.subarray(half)),
    status,
  };
}

async function largestOf(directory: string, known: readonly string[]): Promise<number> {
  const names = (await readdir(directory)).filter((name) => !known.includes(name));
  const sizes = await Promise.all(
    names.map((name) =>
      stat(path.join(directory, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return Math.max(0, ...sizes);
}
