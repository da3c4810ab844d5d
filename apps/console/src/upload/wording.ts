import type { MediaInfo } from '@layers-content/media-probe/browser';

const units = ['B', 'KB', 'MB', 'GB'] as const;

/** A size as people read it, such as `18.9 MB`; powers of ten, as platforms and file managers count. */
export function sizeInWords(sizeBytes: number): string {
  const step = sizeBytes < 1_000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(sizeBytes) / 3));
  const value = sizeBytes / 1_000 ** step;
  return `${step === 0 || value >= 100 ? Math.round(value) : Number(value.toFixed(1))} ${units[step] ?? 'B'}`;
}

/** A length as players show it, such as `0:31`. */
export function lengthInWords(durationMs: number): string {
  const seconds = Math.round(durationMs / 1_000);
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Everything a glance should tell of a sound file, in the order it is shown. */
export function factsOf(media: MediaInfo): readonly string[] {
  return [
    ...(media.kind === 'video' ? [lengthInWords(media.durationMs)] : []),
    shapeInWords(media.width, media.height),
    `${media.width} × ${media.height}`,
    sizeInWords(media.sizeBytes),
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
