import type { MediaInfo } from '@layers-content/media-probe/browser';
import { lengthText, pixelsText, sizeText } from '../design/wording.ts';

/** Everything a glance should tell of a sound file, in the order it is shown. */
export function factsOf(media: MediaInfo): readonly string[] {
  return [
    ...(media.kind === 'video' ? [lengthText(media.durationMs)] : []),
    shapeInWords(media.width, media.height),
    pixelsText(media.width, media.height),
    sizeText(media.sizeBytes),
  ];
}

/** A shape as people call it: `9:16`; of an odd one, how much wider or taller it is. */
export function shapeInWords(width: number, height: number): string {
  const divisor = greatestCommonDivisor(width, height);
  const [across, down] = [width / divisor, height / divisor];
  if (across <= 21 && down <= 21) return `${across}:${down}`;
  return width >= height ? `${rounded(width / height)}:1` : `1:${rounded(height / width)}`;
}

/** `1 film`, `2 films`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

function rounded(ratio: number): number {
  return Number(ratio.toFixed(2));
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
