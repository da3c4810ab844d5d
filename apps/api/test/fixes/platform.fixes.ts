import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, open, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ContentType, FitIssue, JudgedAsset, MediaInfo, VideoInfo } from '@layers-content/core';
import { openProbePool } from '@layers-content/media-probe/pool';
import type { ProbePool } from '@layers-content/media-probe/pool';
import { createPlatformJudge } from '@layers-content/platform-fit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { offenders, untried } from './offenders.ts';
import type { Offender } from './offenders.ts';

/** Each fix of the rules, run by a shell as it stands on a file that breaks its rule: that issue is gone, and no other has come. */
const judge = createPlatformJudge();
const rules = judge.rules().flatMap((platform) => platform.rules);
const types: Readonly<Record<Offender['extension'], ContentType>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};
const fixtures = fileURLToPath(new URL('../../../../packages/media-probe/fixtures', import.meta.url));
let prelude: string;
let pool: ProbePool;
let folder: string;

beforeAll(async () => {
  const magick = ['magick', 'convert-im6'].find((name) => isThere(name, '-version'));
  if (magick === undefined || !isThere('ffmpeg', '-version'))
    throw new Error('test:fixes wants ffmpeg and ImageMagick (magick, or convert-im6 of Debian).');
  prelude = `set -e; ffmpeg() { command ffmpeg -hide_banner -loglevel error -nostdin "$@"; }; magick() { command ${magick} "$@"; };`;
  process.stdout.write(`fixes are run by ffmpeg and ${magick}; not tried: ${untried.join(', ')}\n`);
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

async function bash(script: string, out = ''): Promise<void> {
  await promisify(execFile)('bash', ['-c', `${prelude} ${script}`], {
    cwd: folder,
    env: { ...process.env, OUT: out, FIXTURES: fixtures },
  });
}

async function probe(file: string, contentType: ContentType): Promise<MediaInfo> {
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

async function make({ extension, script, paddedTo }: Omit<Offender, 'first'>, name: string): Promise<string> {
  const file = path.join(folder, `${name}.${extension}`);
  await bash(script, file);
  if (paddedTo !== undefined) await pad(file, paddedTo);
  return file;
}

/** A `free` box of zeros at the end, which takes no room on most disks. */
async function pad(file: string, sizeBytes: number): Promise<void> {
  const bytes = await readFile(file);
  const header = Buffer.from('\0\0\0\0free', 'latin1');
  header.writeUInt32BE(sizeBytes - bytes.byteLength);
  const handle = await open(file, 'a');
  await handle.write(header);
  await handle.close();
  await truncate(file, sizeBytes);
}

const described = (info: MediaInfo, position: number): JudgedAsset => ({
  assetId: `upload-${position}`,
  contentType: info.mimeType,
  sizeBytes: info.sizeBytes,
  info,
});

function issuesOf(infos: readonly MediaInfo[]): readonly FitIssue[] {
  const assets = infos.map((info, index) => described(info, index + 1));
  return judge.judge({ caption: '', slideshow: infos.length > 1, assets }).flatMap(({ issues }) => issues);
}

const cases = offenders.flatMap(([ids, files]) =>
  files.map((offender, index) => [`${ids.join(', ')}: ${index + 1}`, ids, offender] as const),
);

test('every rule that has a fix has a file to try it on', () => {
  const tried = new Set([...offenders.flatMap(([ids]) => ids), ...untried]);
  expect([...tried].sort()).toEqual(rules.flatMap(({ id, fix }) => (fix === null ? [] : [id])).sort());
});

describe('the fix mends', () => {
  test.each(cases)('%s', async (_title, ids, offender) => {
    const before =
      offender.first === undefined
        ? []
        : [await probe(await make({ extension: 'jpg', script: offender.first }, 'first'), 'image/jpeg')];
    const input = await make(offender, 'input file');
    const broken = issuesOf([...before, await probe(input, types[offender.extension])]);
    expect(broken.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...ids]));
    const [fix, ...others] = new Set(broken.flatMap((issue) => (ids.includes(issue.rule) ? [issue.fix] : [])));
    if (!fix || others.length > 0) return expect.fail(`${ids.join(', ')} have not one fix`);

    // As a person pastes it, with a name of their own in place of INPUT.
    await bash(`IN=${JSON.stringify(input)}; ${fix.replace('"INPUT[0]"', '"$IN[0]"').replace('INPUT', '"$IN"')}`);

    const extension = fix.endsWith('.mp4') ? 'mp4' : 'jpg';
    const mended = await probe(path.join(folder, `OUTPUT.${extension}`), types[extension]);
    const left = issuesOf([...before, mended]).map(({ rule }) => rule);
    expect(left.filter((rule) => ids.includes(rule))).toEqual([]);
    expect([...broken.map(({ rule }) => rule), ...warningsBehind(ids)]).toEqual(expect.arrayContaining(left));
    // Upright without a remark that some viewers do not heed.
    if (mended.kind === 'image') expect(mended.orientation ?? 1).toBe(1);
    if (offender.paddedTo !== undefined && mended.kind === 'video')
      expect(longestBytes(mended)).toBeLessThan(300_000_000);
  });
});

/** What an error on the same measure had left unsaid. */
function warningsBehind(ids: readonly string[]): readonly string[] {
  const measures = rules.filter(({ id }) => ids.includes(id)).map(({ measure }) => measure);
  return rules
    .filter(({ severity, measure }) => severity === 'warning' && measures.includes(measure))
    .map(({ id }) => id);
}

/** Size at this rate of the longest film there may be, 15 minutes; the encoder's buffer (600 kB) is filled only once. */
function longestBytes({ sizeBytes, durationMs }: VideoInfo): number {
  return 600_000 + ((sizeBytes - 600_000) / durationMs) * 900_000;
}
