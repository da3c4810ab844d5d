import type { ContentType } from '@layers-content/core';
import type { ReadBudget } from './block-reader.ts';

const kib = 1024;
const mib = 1024 * kib;

/** One head and one tail block serve the box walk (issue: "little is read"). */
export const edgeBlockBytes = 64 * kib;
/** At most this much of each sampled packet is read. */
export const packetReadBytes = 64 * kib;
/** What a video with at most 16 top-level boxes and a moov up to 512 KiB may read. */
export const ordinaryVideo: ReadBudget = { bytes: mib, reads: 12 };
export const ordinaryBoxes = 16;
/** The outer bound of any video: long boxes lists, large movie headers, fragments. */
export const videoBudget: ReadBudget = { bytes: 6 * mib, reads: 80 };
/** Pictures are read whole to be decoded. The contract's cap is 30 MiB; the rest is room for a rounding of it. */
export const maxImageBytes = 32 * mib;
/** Pixels a picture may have, told from its header before any decode. */
export const maxPixels = 64_000_000;
/**
 * Pixels a picture may have on a side, as many as a JPEG can: a decoder holds whole rows, and takes a step for each.
 */
export const maxSidePixels = 65_535;
/** Pixels of an animation's frames that are decoded together: they are held at once, at about six bytes each. */
export const maxAnimationPixels = 24_000_000;
/** Memory a decoder may need at once for one picture; a child process has 512 MiB in all. */
export const maxDecoderBytes = 320 * mib;

/**
 * Pixels a decoder may walk over for one picture, each as often as it does: ten scans of the largest progressive
 * JPEG.
 */
export const maxPixelPasses = 10 * maxPixels;

/** How much of a file of this type may be read, all in all; the pool's parent enforces it too. */
export function readBudget(declaredType: ContentType, sizeBytes: number): ReadBudget {
  if (declaredType.startsWith('video/')) return videoBudget;
  return { bytes: Math.min(sizeBytes, maxImageBytes), reads: Math.ceil(Math.min(sizeBytes, maxImageBytes) / mib) + 4 };
}
