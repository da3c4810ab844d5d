import { aac, film, filmFrom, patched, pictures, tone, x264, x265 } from './recipe.ts';
import type { Recipe } from './recipe.ts';

const avc = (name: string, args: string, size = '128x96'): Recipe =>
  film(`avc-${name}`, `${pictures(size)} -threads 1 -c:v libx264 ${args}`);
const hevcParams = 'log-level=none:pools=1:frame-threads=1';
const hevc = (name: string, args: string, params = ''): Recipe =>
  film(`hevc-${name}`, `${pictures('128x96', '25', 0.4)} -c:v libx265 -x265-params ${hevcParams}${params} ${args}`);
const other = (name: string, args: string): Recipe => film(name, `${pictures('128x96', '25', 0.4)} -threads 1 ${args}`);

/**
 * Rate and volume of a movie, and behind them the upper part of its matrix: upright, which no encoder here writes
 * otherwise.
 */
const movieMatrix = (upperPart: string): string => `0001000001000000${'0'.repeat(16)}${upperPart}`;
const turnedMovie = (recipe: Recipe): Recipe =>
  patched(
    recipe,
    movieMatrix('0001000000000000000000000000000000010000'),
    movieMatrix('000000000001000000000000ffff000000000000'),
  );

/** Codecs, profiles, chroma formats and depths; sizes and shapes; what stands beside the pictures. */
export const codecRecipes: readonly Recipe[] = [
  avc('baseline.mp4', '-profile:v baseline -pix_fmt yuv420p'),
  avc('main.mp4', '-profile:v main -pix_fmt yuv420p'),
  avc('high.mp4', '-profile:v high -pix_fmt yuv420p'),
  avc('high.mov', '-profile:v high -pix_fmt yuv420p'),
  avc('gray.mp4', '-pix_fmt gray'),
  avc('high10.mp4', '-profile:v high10 -pix_fmt yuv420p10le'),
  avc('high422.mp4', '-profile:v high422 -pix_fmt yuv422p'),
  avc('high422-10.mov', '-profile:v high422 -pix_fmt yuv422p10le'),
  avc('high444.mp4', '-profile:v high444 -pix_fmt yuv444p'),
  avc('high444-10.mp4', '-profile:v high444 -pix_fmt yuv444p10le'),
  avc('lossless.mp4', '-qp 0 -pix_fmt yuv444p'),
  film('avc-rgb.mp4', `${pictures()} -threads 1 -c:v libx264rgb`),
  avc('intra.mov', '-pix_fmt yuv420p10le -g 1 -x264-params keyint=1:intra-refresh=0'),
  avc('in-band.mp4', '-pix_fmt yuv420p -tag:v avc3'),
  avc('full-range.mp4', '-pix_fmt yuvj420p'),
  avc('scaling-lists.mp4', '-pix_fmt yuv420p -x264-params cqm=jvt'),

  hevc('main.mp4', '-pix_fmt yuv420p -tag:v hvc1'),
  hevc('main.mov', '-pix_fmt yuv420p -tag:v hvc1'),
  hevc('in-band.mp4', '-pix_fmt yuv420p -tag:v hev1'),
  hevc('main10.mp4', '-pix_fmt yuv420p10le -tag:v hvc1'),
  hevc('main12.mp4', '-pix_fmt yuv420p12le -tag:v hvc1'),
  hevc('422-10.mov', '-pix_fmt yuv422p10le -tag:v hvc1'),
  hevc('444.mp4', '-pix_fmt yuv444p -tag:v hvc1'),
  hevc('gray.mp4', '-pix_fmt gray -tag:v hvc1'),
  hevc('still.mp4', '-pix_fmt yuv420p -tag:v hvc1 -profile:v mainstillpicture -frames:v 1'),
  hevc('layers.mp4', '-pix_fmt yuv420p -tag:v hvc1', ':temporal-layers=1:bframes=4:b-pyramid=1'),
  hevc('scaling-lists.mp4', '-pix_fmt yuv420p -tag:v hvc1', ':scaling-list=default:amp=1:rect=1'),
  hevc('lossless.mp4', '-pix_fmt yuv420p -tag:v hvc1', ':lossless=1'),
  hevc(
    'hdr10.mp4',
    '-pix_fmt yuv420p10le -tag:v hvc1 -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc',
    ':colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:hdr10=1:master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,1):max-cll=1000,400',
  ),
  hevc(
    'hlg.mov',
    '-pix_fmt yuv420p10le -tag:v hvc1 -color_primaries bt2020 -color_trc arib-std-b67 -colorspace bt2020nc',
    ':colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc',
  ),

  other('vp9-0.mp4', '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p'),
  other('vp9-1.mp4', '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv444p'),
  other('vp9-1-422.mp4', '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv422p'),
  other('vp9-2.mp4', '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p10le'),
  other('av1-main.mp4', '-c:v libaom-av1 -usage realtime -cpu-used 8 -pix_fmt yuv420p'),
  other('av1-main10.mp4', '-c:v libaom-av1 -usage realtime -cpu-used 8 -pix_fmt yuv420p10le'),
  other('av1-high.mp4', '-c:v libaom-av1 -usage realtime -cpu-used 8 -pix_fmt yuv444p'),
  other('av1-gray.mp4', '-c:v libaom-av1 -usage realtime -cpu-used 8 -pix_fmt gray'),
  other('av1-professional.mp4', '-c:v libaom-av1 -usage realtime -cpu-used 8 -pix_fmt yuv422p'),
  other('mpeg4-simple.mp4', '-c:v mpeg4'),
  other('mpeg4-advanced.mp4', '-c:v mpeg4 -profile:v 15 -bf 2'),
  other('mpeg4.mov', '-c:v mpeg4'),
  other('mpeg2.mp4', '-c:v mpeg2video'),
  other('mpeg2.mov', '-c:v mpeg2video'),
  other('mjpeg.mov', '-c:v mjpeg -pix_fmt yuvj420p'),
  other('mjpeg.mp4', '-c:v mjpeg -pix_fmt yuvj422p'),
  other('prores-proxy.mov', '-c:v prores_ks -profile:v 0'),
  other('prores-hq.mov', '-c:v prores_ks -profile:v 3'),
  other('prores-4444.mov', '-c:v prores_ks -profile:v 4 -pix_fmt yuva444p10le'),
  film('dnxhr.mov', `${pictures('256x128', '25', 0.2)} -c:v dnxhd -profile:v dnxhr_sq -pix_fmt yuv422p`),
  other('png.mov', '-c:v png'),
  other('animation.mov', '-c:v qtrle'),
  other('raw.mov', '-c:v rawvideo -pix_fmt uyvy422'),
  film('h263.mov', `${pictures('176x144', '25', 0.4)} -c:v h263`),
  film('dv.mov', `${pictures('720x576', '25', 0.12)} -c:v dvvideo -pix_fmt yuv420p`),

  avc('odd-444.mp4', '-pix_fmt yuv444p', '127x95'),
  avc('cropped.mp4', '-pix_fmt yuv420p', '134x102'),
  avc('tall.mp4', '-pix_fmt yuv420p', '54x96'),
  avc('1080.mp4', '-pix_fmt yuv420p -frames:v 2', '1920x1080'),
  avc('cropped-by-encoder.mp4', '-pix_fmt yuv420p -x264-params crop-rect=8,4,16,8'),
  film('hevc-cropped.mp4', `${pictures('134x102', '25', 0.4)} ${x265}`),
  avc('sar-wide.mp4', '-vf setsar=16/11 -pix_fmt yuv420p', '720x576'),
  avc('sar-narrow.mp4', '-vf setsar=8/9 -pix_fmt yuv420p', '720x480'),
  avc('sar-odd.mov', '-vf setsar=4/3 -pix_fmt yuv420p', '144x108'),
  avc('sar-unknown.mp4', '-vf setsar=0 -pix_fmt yuv420p'),
  film('hevc-sar.mp4', `${pictures('144x108', '25', 0.4)} -vf setsar=4/3 ${x265}`),
  // The container speaks of square pixels or none, the stream of others.
  filmFrom(
    'sar-in-stream-only.mp4',
    `${pictures()} -vf setsar=0 ${x264}`,
    '-i {first} -c copy -bsf:v h264_metadata=sample_aspect_ratio=4/3',
  ),
  filmFrom(
    'sar-in-hevc-only.mp4',
    `${pictures('128x96', '25', 0.4)} -vf setsar=0 ${x265}`,
    '-i {first} -c copy -tag:v hvc1 -bsf:v hevc_metadata=sample_aspect_ratio=4/3',
  ),
  filmFrom(
    'sar-contradicted.mp4',
    `${pictures()} -vf setsar=2/1 ${x264}`,
    '-i {first} -c copy -bsf:v h264_metadata=sample_aspect_ratio=4/3',
  ),
  filmFrom(
    'crop-in-stream-only.mp4',
    `${pictures()} ${x264}`,
    '-i {first} -c copy -bsf:v h264_metadata=crop_right=8:crop_bottom=4',
  ),
  filmFrom(
    'crop-in-hevc-only.mp4',
    `${pictures('128x96', '25', 0.4)} ${x265}`,
    '-i {first} -c copy -tag:v hvc1 -bsf:v hevc_metadata=crop_right=8:crop_bottom=4',
  ),

  ...[0, 90, 180, 270].flatMap((degrees) =>
    ['mp4', 'mov'].map((ending) =>
      filmFrom(
        `turned-${degrees}.${ending}`,
        `${pictures('128x72')} ${x264}`,
        `-i {first} -c copy -metadata:s:v rotate=${degrees}`,
      ),
    ),
  ),
  filmFrom(
    'turned-sar.mp4',
    `${pictures('128x96')} -vf setsar=4/3 ${x264}`,
    '-i {first} -c copy -metadata:s:v rotate=90',
  ),
  filmFrom('turned-45.mp4', `${pictures()} ${x264}`, '-i {first} -c copy -metadata:s:v rotate=45'),
  turnedMovie(film('turned-movie.mp4', `${pictures('128x72')} ${x264}`)),
  turnedMovie(
    filmFrom(
      'turned-movie-and-track.mov',
      `${pictures('128x72')} ${x264}`,
      '-i {first} -c copy -metadata:s:v rotate=90',
    ),
  ),
  filmFrom(
    'turned-hevc.mov',
    `${pictures('128x72', '25', 0.4)} ${x265}`,
    '-i {first} -c copy -tag:v hvc1 -metadata:s:v rotate=90',
  ),

  avc('hdr-pq.mp4', '-pix_fmt yuv420p10le -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc'),
  avc('hlg.mov', '-pix_fmt yuv420p10le -color_primaries bt2020 -color_trc arib-std-b67 -colorspace bt2020nc'),

  avc('tff.mp4', '-pix_fmt yuv420p -flags +ildct+ilme -x264-params tff=1 -vf setfield=tff', '128x96'),
  avc('bff.mp4', '-pix_fmt yuv420p -flags +ildct+ilme -x264-params bff=1 -vf setfield=bff', '128x96'),
  avc('tff.mov', '-pix_fmt yuv420p -flags +ildct+ilme -x264-params tff=1 -vf setfield=tff -field_order tt', '128x96'),
  avc('tff-cropped.mp4', '-pix_fmt yuv420p -flags +ildct+ilme -x264-params tff=1 -vf setfield=tff', '134x100'),
  avc('fake-interlaced.mp4', '-pix_fmt yuv420p -x264-params fake-interlaced=1'),
  hevc('interlaced.mp4', '-pix_fmt yuv420p -tag:v hvc1', ':interlace=tff'),
  other('mpeg2-tff.mov', '-c:v mpeg2video -flags +ildct+ilme -top 1 -vf setfield=tff -field_order tt'),
  other('prores-bff.mov', '-c:v prores_ks -profile:v 0 -flags +ildct -vf setfield=bff -field_order bb'),
  other('mjpeg-progressive.mov', '-c:v mjpeg -pix_fmt yuvj420p -field_order progressive'),

  film('no-audio.mov', `${pictures()} ${x264}`),
  film('two-sounds.mp4', `${pictures()} ${tone(48_000)} ${tone(44_100)} -map 0 -map 1 -map 2 ${x264} ${aac}`),
  film('sound-first.mp4', `${tone()} ${pictures()} -map 0 -map 1 ${x264} ${aac}`),
  film('two-pictures.mp4', `${pictures('128x96')} ${pictures('64x48')} -map 0 -map 1 ${x264}`),
  film(
    'second-enabled.mp4',
    `${pictures('128x96')} ${pictures('64x48')} -map 0 -map 1 ${x264} -disposition:v:0 0 -disposition:v:1 default`,
  ),
  film(
    'cover.mp4',
    `${pictures()} ${pictures('64x64')} -map 0 -map 1 -c:v:0 libx264 -pix_fmt yuv420p -c:v:1 png -frames:v:1 1 -disposition:v:1 attached_pic`,
  ),
  film(
    'subtitles.mp4',
    `${pictures()} -i data:application/x-subrip;base64,MQowMDowMDowMCwwMDAgLS0+IDAwOjAwOjAwLDUwMApXb3JkcwoK -map 0 -map 1 ${x264} -c:s mov_text`,
  ),
  film('timecode.mov', `${pictures()} ${x264} -timecode 00:00:00:00`),
];
