import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { probeBytes, typeOf } from '../readers.ts';
import { film, pictures, tone, x264 } from './recipe.ts';
import type { Recipe } from './recipe.ts';
import { missingTools } from './tools.ts';

const missing = await missingTools();
const silence = '-f lavfi -i anullsrc=r=48000:cl=stereo -t 1';
const fragments = '-movflags frag_keyframe+empty_moov';

interface Order {
  readonly askedBps: number;
  readonly recipe: Recipe;
}
const order = (name: string, sound: string, askedBps: number, args = ''): Order => ({
  askedBps,
  recipe: film(`announced-${name}`, `${pictures('64x48')} ${sound} ${x264} -b:a ${askedBps} ${args}`),
});

/**
 * ffprobe does not say what a record announces; the encoder was told, and ffmpeg writes what it took where that is
 * more.
 */
const orders: readonly Order[] = [
  ...[64_000, 96_000, 128_000, 192_000].map((askedBps) =>
    order(`aac-${askedBps}.mp4`, tone(), askedBps, '-c:a aac -ac 2'),
  ),
  order('aac.mov', tone(), 128_000, '-c:a aac -ac 2'),
  order('aac-silence.mp4', silence, 128_000, '-c:a aac'),
  order('aac-fragments.mp4', silence, 128_000, `-c:a aac ${fragments}`),
  order('mp3.mp4', tone(44_100), 160_000, '-c:a libmp3lame'),
];

let tookLess = 0;
afterAll(() =>
  expect(tookLess, 'films that took less than they announce').toBeGreaterThan(missing.length > 0 ? -1 : 3),
);

test.each(orders.map(({ recipe, askedBps }) => [recipe.name, askedBps, recipe] as const))(
  '%s announces the %i bit/s its encoder was asked for',
  async (name, askedBps, recipe) => {
    if (missing.length > 0) {
      process.stdout.write(`Skipped: ${name} was not made. Missing: ${missing.join(', ')}.\n`);
      expect(process.env['CI'], 'CI has to install them.').toBeUndefined();
      return;
    }
    const folder = await mkdtemp(join(tmpdir(), 'announced-'));
    try {
      await recipe.make(folder);
      const info = await probeBytes(await readFile(join(folder, name)), typeOf(name));
      const audio = info.kind === 'video' ? info.audio : null;
      const tookBps = audio?.bitRateBps ?? 0;
      expect(Math.abs((audio?.announcedBitRateBps ?? 0) - Math.max(askedBps, tookBps))).toBeLessThanOrEqual(1);
      tookLess += tookBps < askedBps ? 1 : 0;
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
