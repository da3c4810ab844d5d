import type { ContentType, MediaInfo } from '@layers-content/core';
import { blobReader } from '../blob-reader.ts';
import type { ImageDecoder } from '../image/image-decoder.ts';
import { probeMedia } from '../probe.ts';
import { bitmapDecoder } from './bitmap-decoder.ts';

/**
 * Tells the truth about a file the user has chosen, before any of it is uploaded, in the server's words.
 * The server's answer is the one that counts: its decoder is stricter.
 * @param decoder the browser's own unless another is given; where there is none (null), a picture's structure is read
 *   alone.
 * @throws ProbeFault when the bytes are not a whole file of the declared type.
 * @throws DOMException when the file cannot be read (it was moved or changed meanwhile).
 */
export function probeFile(
  file: Blob,
  declaredType: ContentType,
  decoder: ImageDecoder | null = bitmapDecoder,
): Promise<MediaInfo> {
  return probeMedia(blobReader(file), declaredType, decoder);
}
