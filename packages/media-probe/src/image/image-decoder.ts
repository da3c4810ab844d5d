import type { ImageType } from '@layers-content/core';

/** Decodes a picture to the last pixel: sharp in the server's child process, `createImageBitmap` in a browser. */
export interface ImageDecoder {
  /**
   * Decodes the whole picture (of an animated one at least the first frame) and throws its pixels away.
   * @returns the coded size in pixels, before any EXIF orientation
   * @throws ImageDecodeError when the bytes cannot be decoded without a warning; any other error is not the file's
   *   fault
   */
  decode(bytes: Uint8Array, type: ImageType): Promise<{ readonly width: number; readonly height: number }>;
}

/** The picture's bytes do not decode. */
export class ImageDecodeError extends Error {
  override readonly name = 'ImageDecodeError';
}
