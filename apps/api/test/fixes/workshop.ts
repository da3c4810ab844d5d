import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, open, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ContentType, JudgedAsset, MediaInfo } from '@layers-content/core';
import { openProbePool } from '@layers-content/media-probe/pool';
import type { ProbePool } from '@layers-content/media-probe/pool';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Offender } from './files.ts';

// What runs commands as a person does, in a folder of each test's own, and probes what comes out. Taken in, it sets
// itself up.

export const types: Readonly<Record<Offender['extension'], ContentType>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};
const fixtures = fileURLToPath(new URL('../../../../packages/media-probe/fixtures', import.meta.url));
let prelude: string;
let pool: ProbePool;
export let folder: string;

beforeAll(async () => {
  const magick = ['magick', 'convert-im6'].find((name) => isThere(name, '-version'));
  if (magick === undefined || !isThere('ffmpeg', '-version'))
    throw new Error('test:fixes wants ffmpeg and ImageMagick (magick, or convert-im6 of Debian).');
  prelude = `set -e; ffmpeg() { command ffmpeg -hide_banner -loglevel error -nostdin "$@"; }; magick() { command ${magick} "$@"; };`;
  process.stdout.write(`commands are run by ffmpeg and ${magick}\n`);
  pool = await openProbePool({ size: 1 });
});

afterAll(() => pool.close());

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fixes-'));
});

afterEach(() => rm(folder, { recursive: true }));

function isThere(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export async function bash(script: string, out = ''): Promise<void> {
  await promisify(execFile)('bash', ['-c', `${prelude} ${script}`], {
    cwd: folder,
    env: { ...process.env, OUT: out, FIXTURES: fixtures },
  });
}

export async function probe(file: string, contentType: ContentType): Promise<MediaInfo> {
  const { size } = await stat(file);
  const handle = await open(file);
  const read = async (offset: number, length: number) => {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  };
  try {
    const outcome = await pool.probe({ sizeBytes: size, read }, contentType, AbortSignal.timeout(30_000));
    return outcome.ok ? outcome.info : expect.fail(`${file}: ${outcome.fault.message}`);
  } finally {
    await handle.close();
  }
}

export async function make({ extension, script, paddedTo }: Omit<Offender, 'first'>, name: string): Promise<string> {
  const file = path.join(folder, `${name}.${extension}`);
  await bash(script, file);
  if (paddedTo !== undefined) await pad(file, paddedTo);
  return file;
}

/** A `free` box of zeros at the end, its size in 64 bits, which takes no room on most disks. */
async function pad(file: string, sizeBytes: number): Promise<void> {
  const bytes = await readFile(file);
  const header = Buffer.from('\0\0\0\x01free\0\0\0\0\0\0\0\0', 'latin1');
  header.writeBigUInt64BE(BigInt(sizeBytes - bytes.byteLength), 8);
  const handle = await open(file, 'a');
  await handle.write(header);
  await handle.close();
  await truncate(file, sizeBytes);
}

export const described = (info: MediaInfo, position: number): JudgedAsset => ({
  assetId: `upload-${position}`,
  contentType: info.mimeType,
  sizeBytes: info.sizeBytes,
  info,
});
