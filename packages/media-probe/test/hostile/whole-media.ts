import type { MediaInfo } from '@layers-content/core';
import sharp from 'sharp';
import { probeBytes } from '../readers.ts';
import { anatomies } from './anatomy.ts';
import type { Mutant } from './mutants.ts';

/**
 * Looks at a changed file that was accepted and says why it should not have been; `null` when it is whole media.
 * Knows nothing of the parsers: what it asks of a file is simple enough to be seen.
 */
export async function whyNotMedia(mutant: Mutant, info: MediaInfo): Promise<string | null> {
  const measures = [info.width, info.height, info.sizeBytes, ...(info.kind === 'video' ? [info.durationMs] : [])];
  if (!measures.every((measure) => Number.isSafeInteger(measure) && measure > 0))
    return 'a measure is no positive integer';
  if (info.sizeBytes !== mutant.bytes.length || info.mimeType !== mutant.type) return 'size or type is not its own';
  return info.kind === 'video' ? whyNotFilm(mutant) : whyNotPicture(mutant, info);
}

/**
 * It has one movie header, and is refused with its media data wiped or cut off; what lies behind its boxes does not
 * matter.
 */
async function whyNotFilm({ bytes, type }: Mutant): Promise<string | null> {
  const boxes = anatomies[type].parts(bytes).filter(({ sizesAt }) => sizesAt.length === 1);
  const named = (name: string) => boxes.filter(({ start }) => latin1Text(bytes, start + 4) === name);
  const isOpenEnded = latin1Text(bytes, (boxes.at(-1)?.end ?? 0) + 4) === 'mdat';
  if (named('moov').length !== 1) return 'it has no movie header, or two';
  const mdats = named('mdat').map(({ bodyStart, end }) => ({ bodyStart, end }));
  if (isOpenEnded) mdats.push({ bodyStart: (boxes.at(-1)?.end ?? 0) + 8, end: bytes.length });
  const wiped = Uint8Array.from(bytes);
  for (const { bodyStart, end } of mdats) wiped.fill(0, bodyStart, end);
  if (await isAccepted(wiped, type)) return 'it is accepted without its pictures';
  const cutAt = Math.min(...mdats.map(({ bodyStart }) => bodyStart)) + 1;
  return (await isAccepted(bytes.subarray(0, cutAt), type)) ? 'it is accepted where its media data is cut off' : null;
}

async function isAccepted(bytes: Uint8Array, type: Mutant['type']): Promise<boolean> {
  return probeBytes(Uint8Array.from(bytes), type).then(
    () => true,
    () => false,
  );
}

function latin1Text(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** It begins and ends as its format demands, and gives as many pixels as it says. */
async function whyNotPicture({ bytes, type }: Mutant, info: MediaInfo): Promise<string | null> {
  const edges = {
    'image/jpeg': ['\xff\xd8\xff', '\xff\xd9'],
    'image/png': ['\x89PNG\r\n\x1a\n', 'IEND'],
    'image/webp': ['RIFF', ''],
  } as const;
  const [first, last] = type === 'image/jpeg' || type === 'image/png' || type === 'image/webp' ? edges[type] : ['', ''];
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.startsWith(first) || !text.includes(last)) return 'it does not begin and end as its format demands';
  // EXIF is no part of the picture, and its reader can be made to loop.
  const plain = Buffer.from(text.replaceAll('Exif\0\0', 'none\0\0'), 'latin1');
  // Not at warnings: libjpeg has some about what stands beside the pixels.
  const { info: decoded } = await sharp(plain, { failOn: 'error' }).raw().toBuffer({ resolveWithObject: true });
  const sides = [decoded.width, decoded.height].toSorted((a, b) => a - b);
  return sides.join() === [info.width, info.height].toSorted((a, b) => a - b).join()
    ? null
    : 'it decodes to another size';
}
