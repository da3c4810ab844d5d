import type { ContentType } from '@layers-content/core';
import { fixtureNames, mediaFixture } from '../../src/testing.ts';
import type { FixtureName } from '../../src/testing.ts';
import { concat } from '../boxes.ts';
import { typeOf } from '../readers.ts';
import { anatomies } from './anatomy.ts';
import type { Anatomy, Part } from './anatomy.ts';

/** A file that was valid before it was changed. */
export interface Mutant {
  readonly seed: FixtureName;
  readonly type: ContentType;
  readonly bytes: Uint8Array;
  /** What was done to it, in order. */
  readonly changes: readonly string[];
}

/** Not the JPEGs that take long to decode: the others stand for them. */
const left = ['audio-only.mp4', 'square.jpg', 'slide-1.jpg', 'cmyk.jpg'];
const seeds = fixtureNames.filter((name) => !left.includes(name)).map((name) => ({ name, bytes: mediaFixture(name) }));
/** Numbers at which parsers go wrong. */
const numbers = [
  0, 1, 2, 3, 7, 8, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe,
  0xffff_ffff,
];

/** One to four changes to one of the committed files, half of them to its boxes, chunks or segments. */
export function makeMutant(random: () => number): Mutant {
  const below = (limit: number): number => Math.floor(random() * limit);
  const seed = seeds[below(seeds.length)];
  if (!seed) throw new Error('There are no seeds.');
  const type = typeOf(seed.name);
  const anatomy = anatomies[type];
  const changes: string[] = [];
  let bytes = Uint8Array.from(seed.bytes);
  for (let count = 1 + below(4); count > 0 && bytes.length > 16; count -= 1) {
    const parts = anatomy.parts(bytes);
    const part = parts[below(parts.length)];
    const name = part && random() < 0.5 ? partChanges[below(partChanges.length)] : undefined;
    if (part && name) bytes = changePart(name, bytes, part, anatomy, below);
    const plain = byteChanges[below(byteChanges.length)];
    if (!name && plain) bytes = changeBytes(plain, bytes, below);
    changes.push(name && part ? `${name} part at ${part.start}` : String(plain));
  }
  if (random() < 0.7) anatomy.seal(bytes);
  return { seed: seed.name, type, bytes, changes };
}

type Below = (limit: number) => number;

const partChanges = [
  'write into',
  'write into',
  'write into',
  'drop',
  'repeat',
  'stretch',
  'resize',
  'rename',
] as const;

function changePart(
  name: (typeof partChanges)[number],
  bytes: Uint8Array,
  part: Part,
  anatomy: Anatomy,
  below: Below,
): Uint8Array<ArrayBuffer> {
  const whole = bytes.subarray(part.start, part.end);
  switch (name) {
    case 'write into':
      return written(bytes, part.bodyStart + below(Math.max(1, Math.min(64, part.end - part.bodyStart))), below);
    case 'drop':
      return resized(
        concat(bytes.subarray(0, part.start), bytes.subarray(part.end)),
        part.sizesAt.slice(1),
        -whole.length,
        anatomy,
      );
    case 'repeat':
      return resized(
        concat(bytes.subarray(0, part.end), whole, bytes.subarray(part.end)),
        part.sizesAt.slice(1),
        whole.length,
        anatomy,
      );
    case 'stretch': {
      const at = part.bodyStart + below(Math.max(1, part.end - part.bodyStart));
      const more = 1 + below(24);
      return resized(
        concat(bytes.subarray(0, at), new Uint8Array(more).fill(below(256)), bytes.subarray(at)),
        part.sizesAt,
        more,
        anatomy,
      );
    }
    case 'resize':
      return resized(bytes, part.sizesAt.slice(0, 1), below(64) - 32, anatomy);
    case 'rename':
      return written(bytes, part.start + 4 + below(4), below);
  }
}

/** Adds to the sizes that are written at these places; all of them stand before the change. */
function resized(
  bytes: Uint8Array,
  sizesAt: readonly number[],
  change: number,
  { sizesAreLittleEndian }: Anatomy,
): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  for (const at of sizesAt) view.setUint32(at, view.getUint32(at, sizesAreLittleEndian) + change, sizesAreLittleEndian);
  return copy;
}

const byteChanges = [
  'flip a bit',
  'flip a bit',
  'set a byte',
  'write a number',
  'wipe',
  'cut out',
  'cut off',
  'move',
  'append',
] as const;

function changeBytes(name: (typeof byteChanges)[number], bytes: Uint8Array, below: Below): Uint8Array<ArrayBuffer> {
  const at = below(bytes.length);
  const end = Math.min(bytes.length, at + 1 + below(below(4) === 0 ? bytes.length : 64));
  const copy = Uint8Array.from(bytes);
  switch (name) {
    case 'flip a bit':
      copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
      return copy;
    case 'set a byte':
      copy[at] = below(256);
      return copy;
    case 'write a number':
      return written(bytes, at, below);
    case 'wipe':
      return copy.fill(below(2) * 255, at, end);
    case 'cut out':
      return Uint8Array.from(concat(bytes.subarray(0, at), bytes.subarray(end)));
    case 'cut off':
      return copy.slice(0, at);
    case 'move':
      return copy.copyWithin(below(bytes.length), at, end);
    case 'append':
      return Uint8Array.from(concat(bytes, bytes.subarray(at, end)));
  }
}

/** A number of one, two or four bytes over what stands there. */
function written(bytes: Uint8Array, at: number, below: Below): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes);
  const value = numbers[below(numbers.length)] ?? 0;
  const width = [1, 2, 4, 4][below(4)] ?? 4;
  for (let index = 0; index < width && at + index < copy.length; index += 1)
    copy[at + index] = value >>> ((width - 1 - index) * 8);
  return copy;
}
