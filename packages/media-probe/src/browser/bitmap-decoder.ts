import type { ImageDecoder } from '../image/image-decoder.ts';
import { ImageDecodeError } from '../image/image-decoder.ts';

interface DecodedBitmap {
  readonly width: number;
  readonly height: number;
  close(): void;
}

/** What browsers have of it, and Node has not. */
declare const createImageBitmap: ((picture: Blob) => Promise<DecodedBitmap>) | undefined;

/**
 * Decodes with the browser's own decoders. They forgive more than the server's: damage within compressed data may pass,
 * and of an animation only the first frame is decoded. Null where there are none.
 */
export const bitmapDecoder: ImageDecoder | null =
  typeof createImageBitmap === 'undefined' ? null : decoderOver(createImageBitmap);

function decoderOver(decodeWhole: (picture: Blob) => Promise<DecodedBitmap>): ImageDecoder {
  return {
    async decode(bytes, type) {
      const bitmap = await decodeWhole(new Blob([Uint8Array.from(bytes)], { type })).catch(asDecodeError);
      const { width, height } = bitmap;
      bitmap.close();
      return { width, height };
    },
  };
}

/** What the HTML standard rejects with when the bytes do not decode; anything else is not the file's fault. */
function asDecodeError(error: unknown): never {
  const isUndecodable = error instanceof DOMException && error.name === 'InvalidStateError';
  throw isUndecodable ? new ImageDecodeError('The picture cannot be decoded.', { cause: error }) : error;
}
