import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { VideoInfo } from '@layers-content/core';
import { expect, test } from 'vitest';
import { ProbeFault } from '../../src/index.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { makeMutant } from '../hostile/mutants.ts';
import type { Mutant } from '../hostile/mutants.ts';
import { probeBytes } from '../readers.ts';
import { missingTools } from './tools.ts';

const run = promisify(execFile);
const missing = await missingTools();

/**
 * Films that were changed and are still accepted: ffprobe finds pictures of that size in nearly all of them. Not in
 * all, since the bits of the pictures and of their parameter sets are the decoder's business alone.
 */
test('ffprobe decodes changed films that are accepted', async () => {
  if (missing.length > 0) {
    process.stdout.write(`Skipped: no changed film was decoded. Missing: ${missing.join(', ')}.\n`);
    expect(process.env['CI'], 'CI has to install them.').toBeUndefined();
    return;
  }
  const campaign = beginCampaign('secondOpinions');
  const folder = await mkdtemp(join(tmpdir(), 'changed-films-'));
  let [asked, agreed] = [0, 0];
  while (asked < campaign.rounds) {
    const mutant = makeMutant(campaign.random);
    const info = await acceptedFilm(mutant);
    if (!info) continue;
    asked += 1;
    if (await ffprobeAgrees(join(folder, 'film'), mutant.bytes, info)) agreed += 1;
  }
  await rm(folder, { recursive: true });
  campaign.report(`${agreed} decoded`);
  expect(agreed / asked).toBeGreaterThan(0.8);
}, 600_000);

async function acceptedFilm({ type, bytes }: Mutant): Promise<VideoInfo | null> {
  if (!type.startsWith('video/')) return null;
  const info = await probeBytes(bytes, type).catch((error: unknown) => {
    if (error instanceof ProbeFault) return null;
    throw error;
  });
  return info?.kind === 'video' ? info : null;
}

/** Whether ffprobe opens the file, sees pictures of the same coded size, and can decode some of the first. */
async function ffprobeAgrees(file: string, bytes: Uint8Array, { video }: VideoInfo): Promise<boolean> {
  await writeFile(file, bytes);
  const wanted = [
    '-select_streams',
    'v:0',
    '-count_frames',
    '-read_intervals',
    '%+#40',
    '-show_entries',
    'stream=width,height,nb_read_frames',
  ];
  const { stdout } = await run('ffprobe', ['-v', 'quiet', ...wanted, '-of', 'csv=p=0', file], {
    timeout: 20_000,
  }).catch(() => ({ stdout: '' }));
  const [width, height, frames] = stdout.trim().split(',').map(Number);
  return width === video.codedWidth && height === video.codedHeight && (frames ?? 0) > 0;
}
