import type { PlatformRule } from '@layers-content/core';
import {
  clip,
  fast,
  fullChroma,
  hasty,
  interlaced,
  looped,
  mp4,
  mpeg4,
  noise,
  noisePicture,
  picture,
  quick,
  shaped,
  slow,
  threegp,
} from './files.ts';
import type { Offender } from './files.ts';

type Make = (limit: number) => Offender;

const quiet = mp4(`ffmpeg -f lavfi -i color=s=640x360:r=30:d=3 ${quick} ${fast}`);
const mov: Offender = { extension: 'mov', script: 'cp "$FIXTURES/phone.mov" "$OUT"' };
/** A photo of noise has more than two bytes a pixel. */
const heavyPicture: Make = (limit) => {
  const side = Math.ceil(Math.sqrt(limit / 2));
  return noisePicture(side, side);
};

const bounds: Readonly<Record<string, Make>> = {
  'video file.size min': () => quiet,
  'video file.size max': (limit) => noise({ paddedTo: limit + 1 }),
  'image file.size max': heavyPicture,
  'video video.duration max': (limit) => looped(limit / 1_000 + 1),
  'video video.frameRate min': () => slow,
  'video video.frameRate max': () => hasty,
  'video video.shorterSide min': (limit) => shaped(`${limit - 2}x${2 * limit}`),
  'video video.longerSide min': (limit) => shaped(`${limit / 2}x${limit - 2}`),
  'video video.width max': () => shaped('1440x1080', 'setsar=3/2'),
  'video video.aspectRatio min': () => shaped('200x640'),
  'video video.aspectRatio max': () => shaped('1280x320'),
  'video video.shape min': () => shaped('400x800'),
  'video video.shape max': () => shaped('640x800'),
  'video audio.sampleRate max': () => clip('-ar 96000'),
  'video audio.channels min': () => clip('-ac 1'),
  'video audio.channels max': () => clip('-ac 6'),
  'video audio.bitRate min': () => clip('-ac 2 -b:a 64k'),
  'image image.shorterSide min': (limit) => picture(`${limit - 1}x${25 * limit}`),
  'image image.aspectRatio max': () => picture('2000x150'),
  'image image.width min': (limit) => picture(`${limit - 1}x301`),
  'image image.width max': (limit) => picture(`${limit + 1}x${limit}`),
};

const lists: Readonly<Record<string, (limit: readonly string[]) => Offender>> = {
  'video file.type': (limit) => (limit.includes('video/quicktime') ? threegp : mov),
  'video video.codec': () => mpeg4,
  'video video.scan': () => interlaced,
  'video video.chroma': () => fullChroma,
  'video audio.codec': () => clip('-c:a ac3'),
  'image file.type': () => picture('800x1000', 'webp'),
};

/** A file that breaks this rule, made from its limit; none where the limit alone does not make one. */
export function offenderOf({ target, measure, check, limit }: PlatformRule): Offender | null {
  if (check === 'sameAsFirst')
    return { ...picture('1000x999'), first: 'magick -size 1079x1349 gradient:red-blue "$OUT"' };
  if (check === 'oneOf') return Array.isArray(limit) ? (lists[`${target} ${measure}`]?.(limit) ?? null) : null;
  return bounds[`${target} ${measure} ${check}`]?.(typeof limit === 'number' ? limit : 0) ?? null;
}
