import type { FixtureName } from '../src/testing.ts';
import { mediaFixture } from '../src/testing.ts';
import { concat, indexOfText, latin1, lastIndexOfText, overwritten } from './boxes.ts';
import { anatomies } from './hostile/anatomy.ts';
import { noise } from './noise.ts';
import type { Random } from './noise.ts';
import type { OddFile } from './odd-files.ts';
import { inserted, jpegSegment } from './pictures.ts';

type Oddity = (bytes: Uint8Array, random: Random) => Uint8Array;

const jfif = (major: number, minor: number): Uint8Array =>
  jpegSegment(0xe0, concat(latin1('JFIF\0'), Uint8Array.of(major, minor, 0, 0, 1, 0, 1, 0, 0)));
const adobe = (transform: number): Uint8Array =>
  jpegSegment(0xee, concat(latin1('Adobe'), Uint8Array.of(0, 100, 0, 0, 0, 0, transform)));
const atFront = (piece: Uint8Array, bytes: Uint8Array): Uint8Array => inserted(bytes, 2, piece);
const endOf = (bytes: Uint8Array): number => lastIndexOfText(bytes, '\xff\xd9');

/** Puts a piece in front of one of the header's segments, or of the first scan. */
function betweenSegments(bytes: Uint8Array, piece: Uint8Array, random: Random): Uint8Array {
  const ends = anatomies['image/jpeg'].parts(bytes).map(({ end }) => end);
  return inserted(bytes, ends[Math.floor(random() * ends.length)] ?? 2, piece);
}

/** What phones, cameras and editors do to a JPEG beside its pixels. */
const jpegOddities: Readonly<Record<string, Oddity>> = {
  'a JFIF revision nobody knows': (bytes, random) => atFront(jfif(2, Math.floor(random() * 100)), bytes),
  'an Adobe transform that does not suit its colours': (bytes, random) =>
    atFront(adobe(2 + Math.floor(random() * 9)), bytes),
  'bytes between two segments': (bytes, random) => betweenSegments(bytes, noise(random, 1 + random() * 40), random),
  'thousands of bytes between two segments': (bytes, random) => betweenSegments(bytes, noise(random, 5000), random),
  'XMP that is longer than it says': (bytes, random) =>
    atFront(
      concat(jpegSegment(0xe1, latin1('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>')), noise(random, 1 + random() * 9)),
      bytes,
    ),
  'a restart marker between two segments': (bytes, random) => betweenSegments(bytes, latin1('\xff\xd3'), random),
  'filling in front of a marker': (bytes, random) => betweenSegments(bytes, new Uint8Array(20).fill(0xff), random),
  'bytes behind the scan': (bytes, random) => inserted(bytes, endOf(bytes), noise(random, 1 + random() * 48)),
  'bytes behind the end': (bytes, random) => concat(bytes, noise(random, 5000)),
  'another picture behind the end': (bytes) => concat(bytes, mediaFixture('gray.jpg')),
};

/**
 * Spectral selection and approximation of the scan, as many phones write them; only a sequential picture may have
 * them so.
 */
const sequentialOddities: Readonly<Record<string, Oddity>> = {
  'a scan of no coefficients': (bytes) => {
    const at = indexOfText(bytes, '\xff\xda');
    return overwritten(bytes, at + 5 + (bytes[at + 4] ?? 0) * 2, Uint8Array.of(0, 0, 0));
  },
};

const riffOddities: Readonly<Record<string, Oddity>> = {
  'bytes behind RIFF': (bytes, random) => concat(bytes, noise(random, 1 + random() * 5000)),
  'zeros behind RIFF': (bytes) => concat(bytes, new Uint8Array(2)),
};

const sizes: Partial<Record<FixtureName, readonly [number, number]>> = {
  'slide-1.jpg': [1080, 1350],
  'slide-2.jpg': [1080, 1350],
  'turned.jpg': [480, 640],
  'gray.jpg': [320, 240],
  'cmyk.jpg': [320, 240],
  'picture.webp': [1080, 1350],
  'lossless.webp': [320, 200],
};

function oddOnes(
  name: FixtureName,
  oddities: Readonly<Record<string, Oddity>>,
  change: (bytes: Uint8Array) => Uint8Array,
  random: Random,
): OddFile[] {
  const [width = 0, height = 0] = sizes[name] ?? [];
  const type = name.endsWith('.jpg') ? 'image/jpeg' : 'image/webp';
  return Object.entries(oddities).map(([oddity, make]) => ({
    name: `${name} with ${oddity}`,
    type,
    bytes: make(change(mediaFixture(name)), random),
    told: { width, height },
  }));
}

const whole = (bytes: Uint8Array): Uint8Array => bytes;
/** The first scan ends in the middle, and nothing but the end marker follows. */
const cut = (bytes: Uint8Array): Uint8Array => {
  const scan = indexOfText(bytes, '\xff\xda');
  return concat(bytes.subarray(0, scan + ((endOf(bytes) - scan) >> 2)), latin1('\xff\xd9'));
};
const halved = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length >> 1);

function pictures(
  ofJpeg: (bytes: Uint8Array) => Uint8Array,
  ofWebp: (bytes: Uint8Array) => Uint8Array,
  random: Random,
): OddFile[] {
  const sequential = (['slide-1.jpg', 'turned.jpg', 'gray.jpg', 'cmyk.jpg'] as const).flatMap((name) => [
    ...oddOnes(name, jpegOddities, ofJpeg, random),
    ...oddOnes(name, sequentialOddities, ofJpeg, random),
  ]);
  const webps = (['picture.webp', 'lossless.webp'] as const).flatMap((name) =>
    oddOnes(name, riffOddities, ofWebp, random),
  );
  return [...sequential, ...oddOnes('slide-2.jpg', jpegOddities, ofJpeg, random), ...webps];
}

/** Pictures that every program shows although something beside their pixels is odd. */
export const oddPictures = (random: Random): OddFile[] => pictures(whole, whole, random);

/** The same oddities where pixels are missing. */
export const cutPictures = (random: Random): OddFile[] => pictures(cut, halved, random);

/** JPEGs of kinds that no browser opens, told by the frame header: its marker and its bits a sample. */
export const uncommonJpegs = (
  [
    ['lossless', 0xc3, 8],
    ['lossless of 16 bits', 0xc3, 16],
    ['lossless, arithmetic', 0xcb, 8],
    ['of 12 bits', 0xc1, 12],
    ['progressive of 12 bits', 0xc2, 12],
    ['of 16 bits', 0xc1, 16],
    ['hierarchical', 0xc5, 8],
    ['JPEG-LS', 0xf7, 8],
  ] as const
).map(([kind, marker, bits]) => {
  const bytes = mediaFixture('gray.jpg');
  const at = indexOfText(bytes, '\xff\xc0');
  return {
    name: `a JPEG that is ${kind}`,
    bytes: overwritten(overwritten(bytes, at + 1, Uint8Array.of(marker)), at + 4, Uint8Array.of(bits)),
  };
});
