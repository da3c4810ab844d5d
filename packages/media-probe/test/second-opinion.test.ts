import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { VideoInfo } from '@layers-content/core';
import { afterAll, expect, test } from 'vitest';
import { ProbeFault } from '../src/index.ts';
import { beginCampaign } from './campaigns.ts';
import { makeMutant } from './hostile/mutants.ts';
import { probeBytes } from './readers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'layers-content-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hasFfprobe = spawnSync('ffprobe', ['-version']).status === 0;

/** Whether ffprobe opens the file, sees pictures of the same coded size, and can decode some of the first. */
function ffprobeAgrees(bytes: Uint8Array, { video }: VideoInfo): boolean {
  const file = path.join(folder, 'changed');
  writeFileSync(file, bytes);
  const entries = ['-show_entries', 'stream=width,height,nb_read_frames', '-of', 'csv=p=0'];
  const { stdout } = spawnSync('ffprobe', ['-v', 'quiet', '-select_streams', 'v:0', '-count_frames', '-read_intervals', '%+#40', ...entries, file], {
    encoding: 'utf8', timeout: 20_000,
  });
  const [width, height, frames] = stdout.trim().split(',').map(Number);
  return width === video.codedWidth && height === video.codedHeight && (frames ?? 0) > 0;
}

/**
 * Films that were changed and are still accepted: the decoder finds pictures in nearly all of them. Not in all, since
 * the bits of the pictures and of their parameter sets are the decoder's business alone.
 */
test('ffprobe decodes changed films that were accepted', async () => {
  if (!hasFfprobe) {
    process.stdout.write('ffprobe is not at hand: no changed film is decoded; .ci/run does it.\n');
    return;
  }
  const campaign = beginCampaign('secondOpinions');
  let [asked, agreed] = [0, 0];
  while (asked < campaign.rounds) {
    const mutant = makeMutant(campaign.random);
    if (!mutant.type.startsWith('video/')) continue;
    const answer = await probeBytes(mutant.bytes, mutant.type).catch((error: unknown) => {
      if (error instanceof ProbeFault) return null;
      throw error;
    });
    if (answer?.kind !== 'video') continue;
    asked += 1;
    if (ffprobeAgrees(mutant.bytes, answer)) agreed += 1;
  }
  campaign.report(`${agreed} decoded`);
  expect(agreed / asked).toBeGreaterThan(0.8);
}, 600_000);
