import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ProbeFault } from '../../src/index.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { cutFilms, oddFilms } from '../odd-films.ts';
import type { OddFile } from '../odd-files.ts';
import { cutPictures, oddPictures } from '../odd-pictures.ts';
import { probeBytes } from '../readers.ts';
import { judge } from './judges.ts';
import { missingTools } from './tools.ts';

const missing = await missingTools();

/**
 * Files that are odd beside their pixels and samples, made anew in every round: what libjpeg-turbo or ffprobe and
 * Chromium take is taken. The same oddities around a cut picture or film are refused, whatever a player shows of
 * them.
 */
test('no odd file is refused that all judges take', async () => {
  if (missing.length > 0) {
    process.stdout.write(`Skipped: nobody was asked about odd files. Missing: ${missing.join(', ')}.\n`);
    expect(process.env['CI'], 'CI has to install them.').toBeUndefined();
    return;
  }
  const campaign = beginCampaign('oddFiles');
  const folder = await mkdtemp(join(tmpdir(), 'odd-files-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  let [taken, refused] = [0, 0];
  for (let round = 0; round < campaign.rounds; round += 1) {
    const odd = [...oddPictures(campaign.random), ...oddFilms(campaign.random)];
    const judgements = await judge(folder, odd);
    const answers = await answersTo(odd);
    const verdicts = odd.map(({ name }, index) => ({ name, ...judgements[index], ours: answers[index] }));
    expect(verdicts.filter(({ decoder, player, ours }) => !decoder || !player || ours !== 'taken')).toEqual([]);
    const cut = [...cutPictures(campaign.random), ...cutFilms(campaign.random)];
    expect(await answersTo(cut)).not.toContain('taken');
    taken += odd.length;
    refused += cut.length;
  }
  campaign.report(`${taken} taken by all, ${refused} cut ones refused`);
}, 1_800_000);

/** One after another, as a probing process does: the decoder's messages are shared by all that run at once. */
async function answersTo(files: readonly OddFile[]): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const file of files) answers.push(await answerTo(file));
  return answers;
}

async function answerTo({ type, bytes, told }: OddFile): Promise<string> {
  try {
    const info = await probeBytes(Uint8Array.from(bytes), type);
    const isTold =
      info.width === told.width &&
      info.height === told.height &&
      (info.kind === 'image' || info.durationMs === told.durationMs);
    return isTold ? 'taken' : `measured ${info.width}x${info.height}`;
  } catch (error) {
    if (error instanceof ProbeFault) return error.message;
    throw error;
  }
}
