import type { ContentType, MediaInfo } from '@layers-content/core';
import { probeMedia } from '../probe.ts';
import { bitmapDecoder } from './bitmap-decoder.ts';
import { blobReader } from '../blob-reader.ts';

/**
 * Tells the truth about a file the user has chosen, before any of it is uploaded, in the server's words.
 * The server's answer is the one that counts: its decoder is stricter.
 * @throws ProbeFault when the bytes are not a whole file of the declared type.
 * @throws DOMException when the browser cannot read the file (it was moved or changed meanwhile).
 */
export function probeFile(file: Blob, declaredType: ContentType): Promise<MediaInfo> {
  return probeMedia(blobReader(file), declaredType, bitmapDecoder);
}
