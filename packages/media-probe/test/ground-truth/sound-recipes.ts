import { aac, film, filmFrom, patched, pictures, tone, x264 } from './recipe.ts';
import type { Recipe } from './recipe.ts';

const small = `${pictures('64x48')} `;
const sound = (name: string, args: string, rateHz = 48_000): Recipe =>
  film(`sound-${name}`, `${small}${tone(rateHz)} ${x264} ${args}`);

/** Codecs, channels and sample rates of the sound beside a picture. */
export const soundRecipes: readonly Recipe[] = [
  sound('aac-mono.mp4', `${aac} -ac 1`),
  sound('aac-stereo.mp4', `${aac} -ac 2`),
  sound('aac-stereo.mov', `${aac} -ac 2`),
  sound('aac-quad.mp4', `${aac} -channel_layout quad -ac 4`),
  sound('aac-5.1.mp4', `${aac} -ac 6`),
  sound('aac-7.1.mp4', `${aac} -ac 8`),
  sound('aac-6.1.mp4', `${aac} -af aformat=channel_layouts=6.1`),
  sound('aac-main.mp4', `${aac} -profile:a aac_main`),
  sound('aac-ltp.mp4', `${aac} -profile:a aac_ltp -strict experimental`),
  // High efficiency as the record tells it: the rate that is heard is the second one (behind a low-complexity record,
  // then in front of it).
  patched(sound('he-aac-compatible.mp4', `${aac} -ac 1`, 24_000), '130856e500', '130856e598'),
  patched(sound('he-aac.mp4', `${aac} -ac 1`, 24_000), '130856e500', '2b09880000'),
  patched(sound('he-aac-stereo.mov', `${aac} -ac 2`, 22_050), '139056e500', '2b92080000'),
  ...[8000, 11_025, 16_000, 22_050, 32_000, 44_100, 88_200, 96_000].map((rateHz) =>
    sound(`aac-${rateHz}.mp4`, aac, rateHz),
  ),
  sound('aac-96000.mov', aac, 96_000),
  sound('mp3-mono.mp4', '-c:a libmp3lame -ac 1 -ar 44100'),
  sound('mp3-stereo.mp4', '-c:a libmp3lame -ac 2'),
  sound('mp3.mov', '-c:a libmp3lame -ac 2'),
  sound('mp3-16000.mp4', '-c:a libmp3lame -ac 1', 16_000),
  sound('mp2.mp4', '-c:a mp2 -ac 2'),
  sound('vorbis.mp4', '-c:a vorbis -ac 2 -strict experimental'),
  sound('dts-5.1.mp4', '-c:a dca -ac 6 -strict experimental'),
  sound('ac3-mono.mp4', '-c:a ac3 -ac 1'),
  sound('ac3-stereo.mp4', '-c:a ac3 -ac 2'),
  sound('ac3-5.1.mp4', '-c:a ac3 -ac 6'),
  sound('ac3-5.1.mov', '-c:a ac3 -ac 6'),
  sound('ac3-44100.mp4', '-c:a ac3 -ac 2', 44_100),
  sound('eac3-5.1.mp4', '-c:a eac3 -ac 6'),
  sound('alac.mp4', '-c:a alac -ac 2'),
  sound('alac.mov', '-c:a alac -ac 2'),
  sound('alac-96000.mp4', '-c:a alac -ac 2', 96_000),
  sound('opus.mp4', '-c:a libopus -ac 2'),
  sound('opus-24000.mp4', '-c:a libopus -ac 1', 24_000),
  sound('opus-5.1.mp4', '-c:a libopus -ac 6'),
  sound('flac.mp4', '-c:a flac -ac 2 -strict experimental'),
  sound('flac-96000.mp4', '-c:a flac -ac 2 -sample_fmt s32 -strict experimental', 96_000),
  sound('pcm-s16le.mov', '-c:a pcm_s16le -ac 2'),
  sound('pcm-s16be.mov', '-c:a pcm_s16be -ac 1'),
  sound('pcm-s24le.mov', '-c:a pcm_s24le -ac 2'),
  sound('pcm-f32le.mov', '-c:a pcm_f32le -ac 2'),
  sound('pcm-u8.mov', '-c:a pcm_u8 -ac 1', 8000),
  sound('pcm-96000.mov', '-c:a pcm_s24le -ac 2', 96_000),
  sound('pcm-192000.mov', '-c:a pcm_s24le -ac 2', 192_000),
  sound('pcm-5.1.mov', '-c:a pcm_s16le -ac 6'),
  sound('mulaw.mov', '-c:a pcm_mulaw -ac 1', 8000),
  sound('adpcm.mov', '-c:a adpcm_ima_qt -ac 1'),
  film('sound-longer.mp4', `${pictures('64x48', '25', 0.5)} ${tone(48_000, 1.3)} ${x264} ${aac}`),
  film('sound-shorter.mp4', `${pictures('64x48', '25', 1.5)} ${tone(48_000, 0.4)} ${x264} ${aac}`),
  film('sound-only-a-moment.mov', `${pictures('64x48')} ${tone(48_000, 0.01)} ${x264} -c:a pcm_s16le`),
  film('sound-mp3-longer.mp4', `${pictures('64x48', '25', 0.5)} ${tone(48_000, 1.3)} ${x264} -c:a libmp3lame`),
  filmFrom(
    'sound-and-titles.mp4',
    `${pictures('64x48')} ${tone()} ${x264} ${aac}`,
    '-i {first} -c copy -metadata comment=words -metadata title=Words',
  ),
];
