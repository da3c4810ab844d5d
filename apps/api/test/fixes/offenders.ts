import {
  quick,
  pictures,
  tone,
  fast,
  mp4,
  clip,
  shaped,
  looped,
  noise,
  picture,
  noisePicture,
  turned,
  transparent,
  threegp,
  mpeg4,
  slow,
  hasty,
  sound,
  animated,
  movingPng,
  interlaced,
  fullChroma,
} from './files.ts';
import type { Offender } from './files.ts';

/** Rules that share a fix, and the files that break them all: those where more than the limit makes the file. */
export const offenders: readonly (readonly [rules: readonly string[], files: readonly Offender[]])[] = [
  [['tiktok.video.container', 'instagram.reel.container'], [threegp]],
  [['tiktok.video.codec', 'instagram.reel.codec'], [mpeg4]],
  [['tiktok.video.frame_rate.min', 'instagram.reel.frame_rate.min'], [slow]],
  [['tiktok.video.frame_rate.max', 'instagram.reel.frame_rate.max'], [hasty]],
  [['tiktok.video.side.min'], [shaped('640x640', 'setsar=1/2'), shaped('640x200')]],
  [['tiktok.video.side.max'], [shaped('2100x400', 'setsar=2/1')]],
  [['tiktok.video.duration.max'], [looped(601)]],
  [['tiktok.video.duration.account'], [looped(181)]],
  [['tiktok.photo.format', 'instagram.feed.format'], [transparent]],
  [['instagram.feed.format'], [picture('800x1000', 'webp')]],
  [
    ['tiktok.photo.animated', 'instagram.feed.animated'],
    [animated, movingPng],
  ],
  [['tiktok.photo.size.max'], [noisePicture(3_200, 2_400)]],
  [['tiktok.photo.side.max'], [picture('1500x2000'), turned('-resize 2000x1500')]],
  [['tiktok.photo.side.recommended'], [picture('1000x2400')]],
  [
    ['instagram.reel.moov_first'],
    [
      mp4(`ffmpeg ${pictures('640x360')} ${tone} ${quick} -c:a aac "$OUT"`),
      { extension: 'mov', script: 'cp "$FIXTURES/phone.mov" "$OUT"' },
    ],
  ],
  [
    ['instagram.reel.edit_list'],
    [
      mp4(`${sound} -i "$OUT.v.mp4" -itsoffset 0.5 -i "$OUT.a.mp4" -map 0 -map 1 -c copy ${fast}`),
      mp4(`${sound} -itsoffset 0.5 -i "$OUT.v.mp4" -i "$OUT.a.mp4" -map 0 -map 1 -c copy ${fast}`),
      mp4(
        `ffmpeg ${pictures('640x360', 30, 3)} ${quick} -g 60 "$OUT.v.mp4" && ffmpeg -ss 1 -i "$OUT.v.mp4" -t 1 -c copy ${fast}`,
      ),
    ],
  ],
  [['instagram.reel.scan'], [interlaced]],
  [['instagram.reel.chroma'], [fullChroma]],
  [['instagram.reel.audio.codec'], [clip('-c:a ac3')]],
  [['instagram.reel.audio.sample_rate.max'], [clip('-ar 96000')]],
  [['instagram.reel.audio.channels.max'], [clip('-ac 6')]],
  [['instagram.reel.width.max'], [shaped('1440x1080', 'setsar=3/2')]],
  [['instagram.reel.aspect_ratio.min'], [shaped('16x1700')]],
  [['instagram.reel.aspect_ratio.max'], [shaped('1900x180'), shaped('1000x180', 'setsar=2/1')]],
  [['instagram.reel.duration.max'], [looped(901)]],
  [['instagram.reel.bit_rate.max'], [noise()]],
  [['instagram.reel.size.max'], [noise({ paddedTo: 300_000_001 })]],
  [['instagram.feed.size.max'], [noisePicture(2_000, 2_000)]],
  [['instagram.feed.aspect_ratio.min'], [picture('1080x1920'), picture('1079x1439'), turned('-resize 1600x1100!')]],
  [['instagram.feed.aspect_ratio.max'], [picture('1500x500'), picture('1911x1000')]],
  [['instagram.feed.width.min'], [picture('300x301'), picture('319x167')]],
  [['instagram.feed.width.max'], [picture('2001x2501'), picture('2000x1048'), turned('-resize 2600x2100!')]],
  [
    ['instagram.carousel.aspect_ratio'],
    [
      { ...picture('1000x999'), first: 'magick -size 1079x1349 gradient:red-blue "$OUT"' },
      { ...turned(), first: 'magick -size 800x800 gradient:red-blue "$OUT"' },
    ],
  ],
];

/** Fixes that are not tried, because no file is at hand that breaks their rule. */
export const untried: readonly string[] = [
  // 36 megapixels, which ImageMagick as Debian sets it up keeps on the disk, minutes long where that is slow.
  'linkedin.image.pixels.max',
  // The prober tells a sound track without channels as one of unknown channels.
  'instagram.reel.audio.channels.min',
];
