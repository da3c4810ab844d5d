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
 * What libjpeg says of bytes between the last scan and the end of the picture: every scan in front of them has been
 * decoded by then.
 */
const strayBytes = /^VipsJpeg: Corrupt JPEG data: (\d+) extraneous bytes before marker 0xd9$/;
/** Writers leave some padding there. More is what remains where coded data was wiped. */
const maxStrayBytes = 64;

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
    const lastPixel = { left: width - 1, top: height - 1, width: 1, height: 1 };
    await picture.extract(lastPixel).raw().toBuffer().catch(forgiveStrayBytes);
    return { width, height };
  } catch (error) {
    throw new ImageDecodeError('The picture cannot be decoded.', { cause: error });
  }
}

/** The decoder stops at its first warning; this one is the last there can be. */
function forgiveStrayBytes(error: unknown): void {
  const count = error instanceof Error ? strayBytes.exec(error.message.trim())?.[1] : undefined;
  if (count === undefined || Number(count) > maxStrayBytes) throw error;
}
