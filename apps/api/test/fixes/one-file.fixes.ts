import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createPlatformJudge, platformIds } from '@layers-content/platform-fit';
import { expect, test } from 'vitest';
import { looped, pictures, mp4, noisePicture, quick, tone, transparent } from './files.ts';
import type { Offender } from './files.ts';
import { bash, described, folder, make, probe, types } from './workshop.ts';

/** The commands of docs/platform-rules.md for a file that fits everywhere, run on files that fit nearly nowhere. */
const page = await readFile(new URL('../../../../docs/platform-rules.md', import.meta.url), 'utf8');
const commandUnder = (heading: string) =>
  new RegExp(`\n### ${heading}\n[^]*?\`\`\`sh\n(.*)\n`).exec(page)?.[1] ?? expect.fail(`no command under ${heading}`);
const judge = createPlatformJudge();

const wide = mp4(`ffmpeg ${pictures('1920x800', 15, 8)} ${tone} ${quick} -c:a ac3 "$OUT"`);
const noisy = mp4(`ffmpeg -f rawvideo -s 640x360 -pix_fmt yuv420p -r 60 -i /dev/urandom -t 7 ${quick} "$OUT"`);

async function issuesAfter(heading: string, offender: Offender, platforms: typeof platformIds): Promise<unknown> {
  const input = await make(offender, 'input file');
  const command = commandUnder(heading);
  await bash(`IN=${JSON.stringify(input)}; ${command.replace('"INPUT[0]"', '"$IN[0]"').replace('INPUT', '"$IN"')}`);
  const extension = command.endsWith('.mp4') ? 'mp4' : 'jpg';
  const info = await probe(path.join(folder, `OUTPUT.${extension}`), types[extension]);
  return judge
    .judge({ caption: 'Good morning', slideshow: false, assets: [described(info, 1)] }, platforms)
    .flatMap(({ issues }) => issues);
}

test.each([
  ['a wide one with slow pictures and the sound of a disc', wide],
  ['noise', noisy],
  ['a long one', looped(62)],
])('a video fits all platforms: %s', async (_title, offender) => {
  expect(await issuesAfter('A video', offender, platformIds)).toEqual([]);
});

const taking = platformIds.filter((id) => id !== 'youtube_shorts');

test.each([
  ['a transparent one', transparent],
  ['noise', noisePicture(3_200, 2_400)],
])('a picture fits all platforms that take any: %s', async (_title, offender) => {
  expect(await issuesAfter('A picture', offender, taking)).toEqual([]);
});
