import { deflateSync } from 'node:zlib';
import { crc32 } from '../src/image/crc32.ts';
import { concat, latin1, u32 } from './boxes.ts';

const pngStart = latin1('\x89PNG\r\n\x1a\n');

/** A PNG chunk with its checksum. */
export function pngChunk(type: string, body: Uint8Array = new Uint8Array()): Uint8Array {
  const named = concat(latin1(type), body);
  return concat(u32(body.length), named, u32(crc32(named)));
}

/** IHDR: bit depth, colour type (0 grey, 2 RGB, 6 RGBA) and interlacing as they are written. */
export function pngHeader(width: number, height: number, bits = 8, colorType = 0, interlaced = false): Uint8Array {
  return pngChunk('IHDR', concat(u32(width, height), Uint8Array.of(bits, colorType, 0, 0, interlaced ? 1 : 0)));
}

/** A PNG of these chunks; the last one follows by itself. */
export function png(...chunks: readonly Uint8Array[]): Uint8Array {
  return concat(pngStart, ...chunks, pngChunk('IEND'));
}

/** The pixels of a black picture: `rowBytes` a row, and one for its filter. */
export function blackPixels(rowBytes: number, height: number): Uint8Array {
  return pngChunk('IDAT', new Uint8Array(deflateSync(new Uint8Array((rowBytes + 1) * height))));
}

/** The pixels of a black picture in the seven passes of Adam7: where each begins, and how far apart its pixels lie. */
export function blackPasses(width: number, height: number, pixelBytes: number): Uint8Array {
  const passes = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const;
  const bytes = passes.map(
    ([x, y, right, down]) => Math.ceil((height - y) / down) * (1 + Math.ceil((width - x) / right) * pixelBytes),
  );
  return pngChunk('IDAT', new Uint8Array(deflateSync(new Uint8Array(bytes.reduce((sum, count) => sum + count, 0)))));
}

/** A JPEG segment: marker, length, content. */
export function jpegSegment(code: number, body: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(0xff, code, (body.length + 2) >> 8, (body.length + 2) & 255), body);
}

/** A RIFF chunk, padded to an even length. */
export function riffChunk(type: string, body: Uint8Array): Uint8Array {
  return concat(latin1(type), u32le(body.length), body, new Uint8Array(body.length % 2));
}

export function webp(...chunks: readonly Uint8Array[]): Uint8Array {
  const content = concat(latin1('WEBP'), ...chunks);
  return concat(latin1('RIFF'), u32le(content.length), content);
}

/** The chunks of a WebP. */
export function webpChunks(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(12);
}

/** The extended header: a canvas, and flags (2 animation, 8 EXIF). */
export function webpCanvas(width: number, height: number, flags: number): Uint8Array {
  return riffChunk('VP8X', concat(Uint8Array.of(flags, 0, 0, 0), u24le(width - 1), u24le(height - 1)));
}

/** A TIFF block whose first directory is its own successor and its own sub-directory, again and again. */
export function loopingExif(): Uint8Array {
  const entry = (tag: number): Uint8Array => concat(Uint8Array.of(tag >> 8, tag & 255, 0, 4), u32(1, 8));
  const entries = Array.from({ length: 200 }, (_, index) => entry(index % 2 === 0 ? 0x8769 : 0x8825));
  return concat(latin1('MM\0*'), u32(8), Uint8Array.of(0, entries.length), ...entries, u32(8));
}

/** `bytes` with a piece put in at an offset. */
export function inserted(bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array {
  return concat(bytes.subarray(0, at), piece, bytes.subarray(at));
}

function u32le(value: number): Uint8Array {
  return u32(value).reverse();
}

function u24le(value: number): Uint8Array {
  return u32le(value).subarray(0, 3);
}
