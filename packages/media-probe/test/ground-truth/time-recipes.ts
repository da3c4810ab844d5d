import { aac, film, filmFrom, pictures, tone, x264, x265 } from './recipe.ts';
import type { Recipe } from './recipe.ts';

const rates = [
  '24000/1001',
  '24',
  '25',
  '30000/1001',
  '30',
  '50',
  '60000/1001',
  '60',
  '12',
  '120',
  '15',
  '25/2',
  '1',
  '10',
  '1/10',
];
const rateName = (rate: string): string => rate.replace('/', '-');
const both = `${pictures()} ${tone()} ${x264} ${aac}`;
const longer = `${pictures('64x48', '25', 3)} ${tone(48_000, 3)} ${x264} -g 25 ${aac}`;
const variable = (name: string, filter: string, args = ''): Recipe =>
  film(`variable-${name}`, `${pictures('64x48', '30', 2)} -vf ${filter} -vsync vfr ${x264} ${args}`);
const fragmented = (name: string, flags: string, args = ''): Recipe =>
  film(
    `fragments-${name}`,
    `${pictures('64x48', '25', 2)} ${tone(48_000, 2)} ${x264} -g 25 ${aac} -movflags ${flags} ${args}`,
  );

/** Frame rates, clocks, edit lists, fragments, and where the movie header stands. */
export const timeRecipes: readonly Recipe[] = [
  ...rates.map((rate) =>
    film(
      `rate-${rateName(rate)}.mp4`,
      `${pictures('64x48', rate, rate === '1' ? 3 : rate === '1/10' ? 30 : 1)} ${x264}`,
    ),
  ),
  film('rate-30000-1001.mov', `${pictures('64x48', '30000/1001')} ${x264}`),
  film('rate-hevc-60.mp4', `${pictures('64x48', '60', 0.5)} ${x265}`),
  film('clock-600.mov', `${pictures('64x48', '30000/1001')} ${x264} -video_track_timescale 600`),
  film('clock-1000.mp4', `${pictures('64x48', '30')} ${x264} -video_track_timescale 1000`),
  film('clock-90000.mp4', `${pictures('64x48', '24000/1001')} ${x264} -video_track_timescale 90000`),
  film(
    'clock-fine.mp4',
    `${pictures('64x48', '1', 5)} ${tone(48_000, 5)} ${x264} -bf 0 ${aac} -video_track_timescale 1000000000`,
  ),
  film('clock-coarse.mp4', `${pictures('64x48', '24')} ${x264} -video_track_timescale 100`),
  film('one-picture.mp4', `${pictures('64x48')} ${x264} -frames:v 1`),
  film('two-pictures-a-while.mp4', `${pictures('64x48', '2', 1)} ${x264}`),

  variable('dropped.mp4', "select='not(eq(mod(n,5),3))'"),
  variable('gap.mp4', "select='lt(n,20)+gt(n,40)'"),
  variable('two-rates.mp4', "select='lt(n,30)+not(mod(n,2))'"),
  variable('jitter.mov', "setpts='(N+0.3*mod(N,2))/30/TB'"),
  variable('no-b.mp4', "select='not(eq(mod(n,7),3))'", '-bf 0'),
  variable('slowing.mp4', "setpts='(N+N*N/60)/30/TB'"),

  film('edit-sound-only.mp4', `${pictures()} ${tone()} ${x264} -bf 0 -c:a ac3`),
  film('edit-b-frames.mp4', `${pictures()} ${x264} -bf 3`),
  film('edit-b-pyramid.mp4', `${pictures()} ${x264} -bf 8 -x264-params b-pyramid=normal`),
  film('edit-priming.mp4', both),
  film('edit-priming.mov', both),
  film('edit-refused.mp4', `${both} -use_editlist 0`),
  film('edit-negative-offsets.mp4', `${both} -movflags negative_cts_offsets`),
  filmFrom('edit-cut.mp4', longer, '-ss 1.2 -i {first} -t 1 -c copy'),
  filmFrom('edit-cut.mov', longer, '-ss 0.52 -i {first} -t 1 -c copy'),
  filmFrom('edit-cut-silent.mp4', `${pictures('64x48', '25', 3)} ${x264} -g 25`, '-ss 1.2 -i {first} -t 1 -c copy'),
  filmFrom('edit-cut-key.mp4', longer, '-ss 1 -i {first} -t 1 -c copy'),
  filmFrom('edit-end-only.mp4', longer, '-i {first} -t 1.1 -c copy'),
  filmFrom('edit-late-sound.mp4', both, '-i {first} -itsoffset 0.4 -i {first} -map 0:v -map 1:a -c copy'),
  filmFrom('edit-late-picture.mp4', both, '-itsoffset 0.4 -i {first} -i {first} -map 0:v -map 1:a -c copy'),
  filmFrom('edit-late-sound.mov', both, '-i {first} -itsoffset 0.1 -i {first} -map 0:v -map 1:a -c copy'),
  filmFrom('edit-late-both.mp4', both, '-itsoffset 1.5 -i {first} -c copy -avoid_negative_ts disabled -copyts'),

  fragmented('key.mp4', 'frag_keyframe+empty_moov+default_base_moof'),
  fragmented('key.mov', 'frag_keyframe+empty_moov'),
  fragmented('hybrid.mp4', 'frag_keyframe'),
  fragmented('by-time.mp4', 'empty_moov', '-frag_duration 300000'),
  fragmented('by-size.mp4', 'empty_moov+default_base_moof', '-frag_size 4000'),
  fragmented('separate.mp4', 'frag_keyframe+empty_moov+separate_moof'),
  fragmented('no-offset.mp4', 'frag_keyframe+empty_moov+omit_tfhd_offset'),
  fragmented('delayed-moov.mp4', 'frag_keyframe+delay_moov+default_base_moof'),
  fragmented('cmaf.mp4', 'cmaf+frag_keyframe'),
  fragmented('dash.mp4', 'dash+frag_keyframe+global_sidx'),
  fragmented('faststart.mp4', 'frag_keyframe+empty_moov+faststart'),
  fragmented('negative.mp4', 'frag_keyframe+empty_moov+negative_cts_offsets'),
  film(
    'fragments-every-picture.mp4',
    `${pictures('64x48', '25', 0.5)} ${x264} -movflags frag_every_frame+empty_moov+default_base_moof`,
  ),
  film(
    'fragments-silent.mp4',
    `${pictures('64x48', '25', 2)} ${x264} -g 25 -movflags frag_keyframe+empty_moov+default_base_moof`,
  ),
  film(
    'fragments-no-b.mp4',
    `${pictures('64x48', '25', 2)} ${tone(48_000, 2)} ${x264} -bf 0 -g 25 ${aac} -movflags frag_keyframe+empty_moov`,
  ),

  film('header-first.mp4', `${both} -movflags +faststart`),
  film('header-last.mov', both),
  film('header-first.mov', `${both} -movflags +faststart`),
  film('header-large.mp4', `${pictures('16x16', '120', 60)} -threads 1 -c:v mpeg4 -g 600 -movflags +faststart`),
  film(
    'header-large-last.mov',
    `${pictures('16x16', '60', 50)} ${tone(48_000, 50)} -threads 1 -c:v mpeg4 -c:a pcm_s16le`,
  ),
  film('brand-ipod.mp4', `${both} -f ipod`),
  film('brand-psp.mp4', `${both} -f psp`),
  film('brand-3gp.mp4', `${both} -f 3gp`),
  film('header-hints.mp4', `${both} -movflags +rtphint`),
];
