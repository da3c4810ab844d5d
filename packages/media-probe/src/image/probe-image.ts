import type { ImageInfo, ImageType } from '@layers-content/core';
import type { BlockReader } from '../block-reader.ts';
import { ProbeFault, corrupt } from '../probe-fault.ts';
import { maxDecoderBytes, maxImageBytes, maxPixelPasses, maxPixels, maxSidePixels } from '../read-limits.ts';
import { isTurned } from './exif.ts';
import { ImageDecodeError } from './image-decoder.ts';
import type { ImageDecoder } from './image-decoder.ts';
import type { ImageHeader } from './image-header.ts';
import { readJpeg } from './jpeg.ts';
import { readPng } from './png.ts';
import { readWebp } from './webp.ts';

const readers: Readonly<Record<ImageType, (bytes: Uint8Array) => ImageHeader | Promise<ImageHeader>>> = {
  'image/jpeg': readJpeg,
  'image/png': readPng,
  'image/webp': readWebp,
};

/**
 * Reads a picture whole, checks its structure to the end, then has every pixel decoded where there is a decoder. The
 * decoder sees no EXIF and no compressed text: a directory that points at itself can keep its reader busy for
 * minutes, text may inflate to gigabytes, and what EXIF would say of orientation is known here.
 */
export async function probeImage(
  source: BlockReader,
  mimeType: ImageType,
  decoder: ImageDecoder | null,
): Promise<ImageInfo> {
  const { sizeBytes } = source;
  if (sizeBytes > maxImageBytes) throw new ProbeFault('too_complex', 'The picture is larger than 32 MiB.');
  const header = await readers[mimeType](await source.range(0, sizeBytes));
  refuseBombs(header);
  if (decoder !== null) await demandDecodable(decoder, mimeType, header);
  const { codedWidth, codedHeight, orientation, colorModel, colorProfile, bitDepth, animated } = header;
  const turned = isTurned(orientation);
  return {
    kind: 'image',
    mimeType,
    sizeBytes,
    width: turned ? codedHeight : codedWidth,
    height: turned ? codedWidth : codedHeight,
    orientation,
    colorModel,
    colorProfile,
    bitDepth,
    animated,
  };
}

/** Told from the header, before a decoder sees the picture. */
function refuseBombs({ codedWidth, codedHeight, decoderBytes, passes }: ImageHeader): void {
  if (codedWidth * codedHeight > maxPixels) {
    throw new ProbeFault('too_many_pixels', `The picture is ${codedWidth}x${codedHeight}, more than 64 megapixels.`);
  }
  if (Math.max(codedWidth, codedHeight) > maxSidePixels) {
    throw new ProbeFault(
      'too_many_pixels',
      `The picture is ${codedWidth}x${codedHeight}; no side may have more than ${maxSidePixels} pixels.`,
    );
  }
  if (decoderBytes > maxDecoderBytes) {
    throw new ProbeFault(
      'too_many_pixels',
      `The picture is ${codedWidth}x${codedHeight} in a form that takes ${Math.ceil(decoderBytes / 1_048_576)} MiB to decode.`,
    );
  }
  if (codedWidth * codedHeight * passes > maxPixelPasses) {
    throw new ProbeFault(
      'too_costly',
      `The picture is ${codedWidth}x${codedHeight} in ${passes} scans; pixels times scans may be 640 million at most.`,
    );
  }
}

async function demandDecodable(decoder: ImageDecoder, mimeType: ImageType, header: ImageHeader): Promise<void> {
  try {
    const decoded = await decoder.decode(header.forDecoder(), mimeType);
    if (decoded.width === header.codedWidth && decoded.height === header.codedHeight) return;
  } catch (error) {
    if (!(error instanceof ImageDecodeError)) throw error;
    throw new ProbeFault('corrupt', 'The picture cannot be decoded to its end.', mimeType, { cause: error });
  }
  throw corrupt('The picture decodes to another size than its header says.');
}
