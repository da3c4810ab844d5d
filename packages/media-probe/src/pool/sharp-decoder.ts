import sharp from 'sharp';
import { ImageDecodeError } from '../image/image-decoder.ts';
import type { ImageDecoder } from '../image/image-decoder.ts';
import { maxAnimationPixels, maxPixels } from '../read-limits.ts';

/** Decodes with sharp, every loader but those for JPEG, PNG and WebP bytes blocked for the whole process. */
export function openSharpDecoder(): ImageDecoder {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
  sharp.cache(false);
  sharp.concurrency(1);
  return { decode: async (bytes) => decodeWhole(bytes) };
}

/**
 * Asks for the last pixel of a picture read from top to bottom: all rows are decoded, few are held. Of an animation as
 * many frames as may be held together, at least the first.
 */
async function decodeWhole(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const options = { failOn: 'warning', limitInputPixels: maxPixels, sequentialRead: true, ignoreIcc: true } as const;
  try {
    const { width, height, pages = 1 } = await sharp(bytes, options).metadata();
    const decodedPages = Math.min(pages, Math.max(1, Math.floor(maxAnimationPixels / (width * height))));
    const picture = sharp(bytes, { ...options, pages: decodedPages });
    await picture.extract({ left: width - 1, top: height - 1, width: 1, height: 1 }).raw().toBuffer();
    return { width, height };
  } catch (error) {
    throw new ImageDecodeError('The picture cannot be decoded.', { cause: error });
  }
}
