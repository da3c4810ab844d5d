import { mediaFixture } from '../../src/testing.ts';
import { concat, indexOfText, latin1, overwritten, tiled, u32 } from '../boxes.ts';
import {
  blackPasses,
  blackPixels,
  inserted,
  jpegSegment,
  loopingExif,
  png,
  pngChunk,
  pngHeader,
  riffChunk,
  webp,
  webpCanvas,
  webpChunks,
} from '../pictures.ts';
import type { HostileFile } from './hostile-file.ts';

const jpegStart = 2;
const pngBody = 8 + 25;
const exif = concat(latin1('Exif\0\0'), loopingExif());
const mebibytes = (count: number): number => count * 1_048_576;

/** A JPEG of equal components, numbered from 1: a frame, one table for all, and these scans. */
function jpeg(frame: number, side: number, components: number, scans: readonly Uint8Array[]): Uint8Array {
  const each = Array.from({ length: components }, (_, index) => Uint8Array.of(index + 1, 0x11, 0));
  const header = concat(Uint8Array.of(8, side >> 8, side & 255, side >> 8, side & 255, components), ...each);
  const quantization = concat(Uint8Array.of(0), new Uint8Array(64).fill(1));
  // One code of one bit each: "no difference" for DC, "the next 16,384 blocks and more are empty" for AC.
  const table = (kind: number, symbol: number): Uint8Array =>
    concat(Uint8Array.of(kind, 1), new Uint8Array(15), Uint8Array.of(symbol));
  const tables = [jpegSegment(0xc4, table(0x00, 0)), jpegSegment(0xc4, table(0x10, 0xe0))];
  return concat(
    latin1('\xff\xd8'),
    jpegSegment(0xdb, quantization),
    jpegSegment(frame, header),
    ...tables,
    ...scans,
    latin1('\xff\xd9'),
  );
}

const scan = (first: number, last: number, data: Uint8Array, component = 1): Uint8Array =>
  concat(jpegSegment(0xda, Uint8Array.of(1, component, 0, first, last, 0)), data);

/** A scan for each of four components: whoever decodes it must keep all of the picture until the last. */
function scanByScan(frame: number, side: number): Uint8Array {
  return jpeg(
    frame,
    side,
    4,
    [1, 2, 3, 4].map((component) => scan(0, 63, new Uint8Array(16), component)),
  );
}

/** Progressive, 64 scans over a picture that is empty: a kilobyte a scan makes the decoder walk all of it. */
function progressiveBomb(side: number, scans: number): Uint8Array {
  const blocks = (side / 8) ** 2;
  const flat = new Uint8Array(Math.ceil(blocks / 8));
  const runs = new Uint8Array(Math.ceil((Math.ceil(blocks / 16_384) * 15) / 8));
  return jpeg(0xc2, side, 1, [
    scan(0, 0, flat),
    ...Array.from({ length: scans - 1 }, (_, index) => scan((index % 63) + 1, (index % 63) + 1, runs)),
  ]);
}

const sizedFrame = (marker: string, width: number, height: number): Uint8Array => {
  const bytes = mediaFixture(marker === '\xff\xc2' ? 'slide-2.jpg' : 'square.jpg');
  return overwritten(
    bytes,
    indexOfText(bytes, marker) + 5,
    Uint8Array.of(height >> 8, height & 255, width >> 8, width & 255),
  );
};

const jpegs: readonly HostileFile[] = [
  {
    name: 'JPEG: EXIF that loops',
    type: 'image/jpeg',
    answers: ['measured'],
    bytes: () => inserted(mediaFixture('square.jpg'), jpegStart, jpegSegment(0xe1, exif)),
  },
  {
    name: 'JPEG: 65,535 pixels a side',
    type: 'image/jpeg',
    answers: ['too_many_pixels'],
    bytes: () => sizedFrame('\xff\xc0', 65_535, 65_535),
  },
  { name: 'JPEG: no height', type: 'image/jpeg', answers: ['corrupt'], bytes: () => sizedFrame('\xff\xc0', 1080, 0) },
  {
    name: 'JPEG: progressive, 64 megapixels in colour',
    type: 'image/jpeg',
    answers: ['too_many_pixels', 'corrupt'],
    bytes: () => sizedFrame('\xff\xc2', 8000, 8000),
  },
  {
    name: 'JPEG: 64 megapixels, a scan for each of four colours',
    type: 'image/jpeg',
    answers: ['too_many_pixels'],
    bytes: () => scanByScan(0xc0, 8000),
  },
  {
    name: 'JPEG: the same with arithmetic coding',
    type: 'image/jpeg',
    answers: ['too_many_pixels'],
    bytes: () => scanByScan(0xc9, 8000),
  },
  {
    name: 'JPEG: the same, progressive with arithmetic coding',
    type: 'image/jpeg',
    answers: ['too_many_pixels'],
    bytes: () => scanByScan(0xca, 8000),
  },
  {
    name: 'JPEG: progressive, 64 scans of 64 megapixels',
    type: 'image/jpeg',
    answers: ['too_costly'],
    bytes: () => progressiveBomb(8000, 64),
  },
  {
    name: 'JPEG: progressive, 11 scans of 64 megapixels',
    type: 'image/jpeg',
    answers: ['too_costly'],
    bytes: () => progressiveBomb(8000, 11),
  },
  {
    name: 'JPEG: 64 scans of 64 megapixels one after another',
    type: 'image/jpeg',
    answers: ['too_costly'],
    bytes: () =>
      jpeg(
        0xc1,
        8000,
        1,
        Array.from({ length: 64 }, () => scan(0, 63, new Uint8Array(16))),
      ),
  },
  {
    name: 'JPEG: progressive, 10 scans of 50 megapixels: taken for sure',
    type: 'image/jpeg',
    answers: ['measured'],
    bytes: () => progressiveBomb(7072, 10),
  },
  {
    name: 'JPEG: progressive, 64 scans of 10 megapixels: taken',
    type: 'image/jpeg',
    answers: ['measured'],
    bytes: () => progressiveBomb(3160, 64),
  },
  {
    name: 'JPEG: progressive, 2,000 scans',
    type: 'image/jpeg',
    answers: ['too_complex'],
    bytes: () => progressiveBomb(800, 2000),
  },
  {
    name: 'JPEG: two frames',
    type: 'image/jpeg',
    answers: ['corrupt'],
    bytes: () => {
      const bytes = mediaFixture('square.jpg');
      return inserted(bytes, jpegStart, jpegSegment(0xc0, Uint8Array.of(8, 0, 9, 0, 9, 1, 1, 0x11, 0)));
    },
  },
  {
    name: 'JPEG: 255 components',
    type: 'image/jpeg',
    answers: ['corrupt'],
    bytes: () => jpeg(0xc0, 8, 1, [jpegSegment(0xc1, concat(Uint8Array.of(8, 0, 8, 0, 8, 255), new Uint8Array(765)))]),
  },
  {
    name: 'JPEG: 5,000 comments',
    type: 'image/jpeg',
    answers: ['too_complex'],
    bytes: () => inserted(mediaFixture('square.jpg'), jpegStart, tiled(jpegSegment(0xfe, new Uint8Array()), 5000)),
  },
  {
    name: 'JPEG: 8 MiB of filling',
    type: 'image/jpeg',
    answers: ['measured', 'corrupt'],
    bytes: () => inserted(mediaFixture('square.jpg'), jpegStart, new Uint8Array(mebibytes(8)).fill(255)),
  },
  {
    name: 'JPEG: a scan of 20 MiB for 64 pixels',
    type: 'image/jpeg',
    answers: ['measured'],
    bytes: () => jpeg(0xc0, 8, 1, [scan(0, 63, new Uint8Array(mebibytes(20)))]),
  },
];

const small = [pngHeader(64, 64), blackPixels(64, 64)] as const;
const inflated = (): Uint8Array => blackPixels(mebibytes(60), 1).subarray(8, -4);

const pngs: readonly HostileFile[] = [
  {
    name: 'PNG: EXIF that loops',
    type: 'image/png',
    answers: ['measured'],
    bytes: () => inserted(mediaFixture('picture.png'), pngBody, pngChunk('eXIf', loopingExif())),
  },
  {
    name: 'PNG: 2^31 pixels a side',
    type: 'image/png',
    answers: ['too_many_pixels'],
    bytes: () => png(pngHeader(0x7fff_ffff, 0x7fff_ffff), blackPixels(64, 64)),
  },
  {
    name: 'PNG: 4 gigapixels in one row',
    type: 'image/png',
    answers: ['too_many_pixels'],
    bytes: () => png(pngHeader(0xffff_ffff, 1), blackPixels(64, 64)),
  },
  {
    name: 'PNG: 32 million pixels in each of two rows',
    type: 'image/png',
    answers: ['too_many_pixels'],
    bytes: () => png(pngHeader(32_000_000, 2, 16, 6), blackPixels(64, 64)),
  },
  {
    name: 'PNG: 65,536 pixels in a row',
    type: 'image/png',
    answers: ['too_many_pixels'],
    bytes: () => png(pngHeader(65_536, 8), blackPixels(65_536, 8)),
  },
  {
    name: 'PNG: 65,535 rows of a pixel',
    type: 'image/png',
    answers: ['measured'],
    bytes: () => png(pngHeader(1, 65_535), blackPixels(1, 65_535)),
  },
  {
    name: 'PNG: 55 megapixels, interlaced, 16 bits, one colour transparent',
    type: 'image/png',
    answers: ['too_many_pixels'],
    bytes: () => png(pngHeader(7400, 7400, 16, 2, true), pngChunk('tRNS', new Uint8Array(6)), blackPixels(64, 64)),
  },
  {
    name: 'PNG: no width',
    type: 'image/png',
    answers: ['corrupt'],
    bytes: () => png(pngHeader(0, 64), blackPixels(64, 64)),
  },
  {
    name: 'PNG: 49 megapixels, interlaced, 16 bits',
    type: 'image/png',
    answers: ['too_many_pixels'],
    bytes: () => png(pngHeader(7000, 7000, 16, 6, true), blackPixels(64, 64)),
  },
  {
    name: 'PNG: 64 megapixels promised, 64 rows there',
    type: 'image/png',
    answers: ['corrupt'],
    bytes: () => png(pngHeader(8000, 8000), blackPixels(8000, 64)),
  },
  {
    name: 'PNG: 64 megapixels in 63 KB',
    type: 'image/png',
    answers: ['measured'],
    bytes: () => png(pngHeader(8000, 8000), blackPixels(8000, 8000)),
  },
  {
    name: 'PNG: a small picture whose pixels inflate to 60 MiB',
    type: 'image/png',
    answers: ['measured', 'corrupt'],
    bytes: () => png(pngHeader(64, 64), blackPixels(mebibytes(60), 1)),
  },
  {
    name: 'PNG: a comment that inflates to 60 MiB',
    type: 'image/png',
    answers: ['measured', 'corrupt'],
    bytes: () => png(small[0], pngChunk('zTXt', concat(latin1('bomb\0\0'), inflated())), small[1]),
  },
  {
    name: 'PNG: 400 comments that inflate to 20 GiB',
    type: 'image/png',
    answers: ['measured'],
    bytes: () => png(small[0], tiled(pngChunk('zTXt', concat(latin1('bomb\0\0'), inflated())), 400), small[1]),
  },
  {
    name: 'PNG: 400 international comments that inflate to 20 GiB',
    type: 'image/png',
    answers: ['measured'],
    bytes: () => png(small[0], tiled(pngChunk('iTXt', concat(latin1('bomb\0\x01\0\0\0'), inflated())), 400), small[1]),
  },
  {
    name: 'PNG: 24 megapixels, interlaced: taken for sure',
    type: 'image/png',
    answers: ['measured'],
    bytes: () => png(pngHeader(6000, 4000, 8, 2, true), blackPasses(6000, 4000, 3)),
  },
  {
    name: 'PNG: a colour profile that inflates to 60 MiB',
    type: 'image/png',
    answers: ['measured', 'corrupt'],
    bytes: () => png(small[0], pngChunk('iCCP', concat(latin1('bomb\0\0'), inflated())), small[1]),
  },
  {
    name: 'PNG: 70,000 chunks',
    type: 'image/png',
    answers: ['too_complex'],
    bytes: () => png(small[0], tiled(pngChunk('tEXt'), 70_000), small[1]),
  },
  {
    name: 'PNG: 2^32 frames announced',
    type: 'image/png',
    answers: ['corrupt'],
    bytes: () => png(small[0], pngChunk('acTL', u32(0xffff_ffff, 0)), small[1]),
  },
  {
    name: 'PNG: a chunk of 2^32 bytes',
    type: 'image/png',
    answers: ['truncated'],
    bytes: () => png(small[0], concat(u32(0xffff_fff0), latin1('tEXt'))),
  },
];

const extended = (flags: number, ...more: readonly Uint8Array[]): Uint8Array =>
  webp(webpCanvas(1080, 1350, flags), webpChunks(mediaFixture('picture.webp')), ...more);
const frame = (width: number, height: number, picture: Uint8Array): Uint8Array =>
  riffChunk(
    'ANMF',
    concat(new Uint8Array(6), webpCanvas(width, height, 0).subarray(12, 18), Uint8Array.of(10, 0, 0, 0), picture),
  );

const animation = (width: number, height: number, ...frames: readonly Uint8Array[]): Uint8Array =>
  webp(webpCanvas(width, height, 2), riffChunk('ANIM', new Uint8Array(6)), ...frames);
/** As many pictures of 16x16 black pixels, lossless. */
const blackFrames = (count: number): Uint8Array =>
  animation(
    16,
    16,
    tiled(frame(16, 16, riffChunk('VP8L', latin1('\x2f\x0f\xc0\x03\0\x07\x10\x11\xfd\x0f\x44\x44\xff\x03'))), count),
  );

const webps: readonly HostileFile[] = [
  {
    name: 'WebP: EXIF that loops',
    type: 'image/webp',
    answers: ['measured'],
    bytes: () => extended(8, riffChunk('EXIF', loopingExif())),
  },
  {
    name: 'WebP: a canvas of 2^24 a side',
    type: 'image/webp',
    answers: ['too_many_pixels'],
    bytes: () => webp(webpCanvas(0x100_0000, 0x100_0000, 0), webpChunks(mediaFixture('picture.webp'))),
  },
  {
    name: 'WebP: another canvas than the picture',
    type: 'image/webp',
    answers: ['corrupt'],
    bytes: () => webp(webpCanvas(8000, 4000, 0), webpChunks(mediaFixture('picture.webp'))),
  },
  {
    name: 'WebP: lossless, 268 megapixels',
    type: 'image/webp',
    answers: ['too_many_pixels'],
    bytes: () => webp(riffChunk('VP8L', latin1('\x2f\xff\xff\xff\x0f'))),
  },
  {
    name: 'WebP: lossless, 60 megapixels that are not there',
    type: 'image/webp',
    answers: ['too_many_pixels', 'corrupt'],
    bytes: () => webp(riffChunk('VP8L', latin1('\x2f\x3f\xdf\xcf\x07\0\0\0\0'))),
  },
  {
    name: 'WebP: 70,000 chunks',
    type: 'image/webp',
    answers: ['too_complex'],
    bytes: () => extended(0, tiled(riffChunk('XMP ', new Uint8Array()), 70_000)),
  },
  {
    name: 'WebP: 4,096 empty frames',
    type: 'image/webp',
    answers: ['corrupt'],
    bytes: () => animation(16, 16, tiled(frame(16, 16, new Uint8Array()), 4096)),
  },
  {
    name: 'WebP: 65,000 frames of 16x16 pixels',
    type: 'image/webp',
    answers: ['too_complex'],
    bytes: () => blackFrames(65_000),
  },
  {
    name: 'WebP: 4,096 frames of 16x16 pixels',
    type: 'image/webp',
    answers: ['measured'],
    bytes: () => blackFrames(4096),
  },
  {
    name: 'WebP: 2,000 frames of 1.5 megapixels',
    type: 'image/webp',
    answers: ['measured'],
    bytes: () => animation(1080, 1350, tiled(frame(1080, 1350, webpChunks(mediaFixture('picture.webp'))), 2000)),
  },
  {
    name: 'WebP: the last frame is damaged',
    type: 'image/webp',
    answers: ['corrupt'],
    bytes: () => {
      const bytes = mediaFixture('animated.webp');
      return overwritten(bytes, bytes.length - 200, new Uint8Array(100).fill(255));
    },
  },
  {
    name: 'WebP: a RIFF size of 2^32',
    type: 'image/webp',
    answers: ['truncated'],
    bytes: () => overwritten(mediaFixture('picture.webp'), 4, u32(0xffff_ffff)),
  },
];

/** Pictures made to cost more than they are worth, or to be taken for what they are not. */
export const hostilePictures: readonly HostileFile[] = [...jpegs, ...pngs, ...webps];
