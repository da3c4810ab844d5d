import type { ContentType, MediaInfo, RangeReader } from '@layers-content/core';
import { isAcceptedType } from './accepted-types.ts';
import { BlockReader, maxReadBytes } from './block-reader.ts';
import { probeImage } from './image/probe-image.ts';
import type { ImageDecoder } from './image/image-decoder.ts';
import { ProbeFault } from './probe-fault.ts';
import type { ProbeFaultReason } from './probe-fault.ts';
import { edgeBlockBytes, readBudget } from './read-limits.ts';
import { sniff } from './sniff.ts';
import type { Sniffed } from './sniff.ts';
import { probeVideo } from './video/probe-video.ts';

/**
 * Tells the truth about a file, reading little of it: a video's structure and a few packets, a picture whole.
 * Runs in Node and in browsers. Errors of the reader pass through untouched. Without a decoder (null) a picture's
 * structure is checked from its head to its tail, and no pixel of it: what is broken inside is not found.
 * @throws ProbeFault when the bytes are not a whole file of the declared type.
 * @throws ShortReadError when the reader gives fewer bytes than `sizeBytes` promises.
 */
export async function probeMedia(
  reader: RangeReader,
  declaredType: ContentType,
  imageDecoder: ImageDecoder | null,
): Promise<MediaInfo> {
  const { sizeBytes } = reader;
  if (sizeBytes === 0) throw new ProbeFault('empty', 'The file has no bytes.');
  const source = new BlockReader(reader, readBudget(declaredType, sizeBytes));
  const isVideo = declaredType.startsWith('video/');
  // A picture will be read whole.
  const head = { start: 0, end: Math.min(isVideo ? edgeBlockBytes : maxReadBytes, sizeBytes) };
  const tail = { start: Math.max(0, sizeBytes - edgeBlockBytes), end: sizeBytes };
  // The tail of a video often holds its movie header, or its last boxes.
  await source.load(isVideo ? [head, tail] : [head]);
  const sniffed = sniff(await source.range(head.start, head.end));
  refuseOtherTypes(sniffed, declaredType);
  try {
    if (declaredType === 'video/mp4' || declaredType === 'video/quicktime') {
      return await probeVideo(source, declaredType, sniffed.brands);
    }
    return await probeImage(source, declaredType, imageDecoder);
  } catch (error) {
    throw error instanceof ProbeFault ? error.ofType(declaredType) : error;
  }
}

/** Formats that are often sent by mistake or in disguise have a word of their own. */
const ownReasons: Readonly<Record<string, ProbeFaultReason>> = {
  'text/html': 'html',
  'image/svg+xml': 'svg',
  'application/zip': 'zip',
  'video/x-matroska': 'matroska',
  'video/webm': 'matroska',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'image/heif': 'heic',
};

function reasonOf(detectedType: string): ProbeFaultReason {
  return ownReasons[detectedType] ?? (detectedType.startsWith('audio/') ? 'audio_only' : 'unsupported_format');
}

function refuseOtherTypes(sniffed: Sniffed, declaredType: ContentType): void {
  if (sniffed.types.includes(declaredType)) return;
  const [detectedType] = sniffed.types;
  if (detectedType === undefined) {
    throw new ProbeFault('unrecognized', `The bytes are not ${declaredType}, nor any other format that is known here.`);
  }
  if (!isAcceptedType(detectedType)) {
    throw new ProbeFault(
      reasonOf(detectedType),
      `The bytes are ${detectedType}, which is not taken; ${declaredType} was declared.`,
      detectedType,
    );
  }
  throw new ProbeFault(
    'type_mismatch',
    `The bytes are ${detectedType}, but ${declaredType} was declared.`,
    detectedType,
  );
}
