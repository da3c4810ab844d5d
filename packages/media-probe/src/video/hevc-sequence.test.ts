import { describe, expect, test } from 'vitest';
import { ByteView } from '../byte-view.ts';
import { readHevcSequence } from './hevc-sequence.ts';

const read = (bytes: Uint8Array): ReturnType<typeof readHevcSequence> =>
  readHevcSequence(new ByteView(bytes, 'box "hvcC"'));
const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');

/**
 * Writes a parameter set from `1`, `0`, numbers as ue(v) and `[value, bits]`; spaces of the standard, one entry a
 * field.
 */
function sequence(...fields: readonly ('0' | '1' | number | readonly [number, number])[]): Uint8Array {
  const bits = fields
    .map((field) => {
      if (typeof field === 'string') return field;
      if (typeof field !== 'number') return field[0].toString(2).padStart(field[1], '0');
      const code = (field + 1).toString(2);
      return '0'.repeat(code.length - 1) + code;
    })
    .join('');
  const octets = bits.match(/.{1,8}/g) ?? [];
  const raw = octets.map((octet) => parseInt(octet.padEnd(8, '0'), 2));
  // Emulation prevention, as a writer must.
  const out: number[] = [];
  for (const octet of [0x42, 0x01, ...raw]) {
    if (octet <= 3 && out.at(-1) === 0 && out.at(-2) === 0) out.push(3);
    out.push(octet);
  }
  return Uint8Array.from(out);
}

const profile = [
  [0x0160_0000, 32],
  [0, 32],
  [93, 32],
] as const;
/** Of 4:2:0 pictures of 128x96 with a cropping of 4 at the right and 2 at the bottom, up to the coding tools. */
const upToTools = [[0, 4], [0, 3], '1', ...profile, 0, 1, 128, 96, '1', 0, 2, 0, 1, 0, 0] as const;
const orders = [4, '1', 4, 2, 0, 0, 3, 0, 2, 1, 1] as const;
const aspect = ['1', '1', [255, 8], [40, 16], [33, 16]] as const;
const shape = { pictureSize: { width: 124, height: 94 }, sampleAspectRatio: { numerator: 40, denominator: 33 } };

describe('what a sequence parameter set says, as x265 writes it', () => {
  test.each([
    [
      'cropped',
      '42010101600000030090000003000003001ea0102061cb796566924caf016808000003000800000300c840',
      120,
      92,
      [1, 1],
    ],
    [
      'with a sample aspect',
      '42010101600000030090000003000003001ea010206165959a4932bc39a02000000300200000030321',
      128,
      96,
      [4, 3],
    ],
    [
      'in temporal layers',
      '42010201600000030090000003000003001e0000a0102061659598acd24995e02d010000030001000003001908',
      128,
      96,
      [1, 1],
    ],
  ] as const)('%s', (_, text, width, height, [numerator, denominator]) => {
    expect(read(hex(text))).toEqual({ pictureSize: { width, height }, sampleAspectRatio: { numerator, denominator } });
  });
});

describe('what stands before the sample aspect is stepped over', () => {
  test('nothing out of the ordinary', () => {
    expect(read(sequence(...upToTools, ...orders, '0', '0', '0', '0', 0, '0', '0', '0', ...aspect))).toEqual(shape);
  });
  test('scaling lists, listed and copied', () => {
    const lists = Array.from({ length: 4 }, (_, size) =>
      Array.from({ length: size === 3 ? 2 : 6 }, (_unused, matrix) => {
        if (matrix === 1) return ['0', 1] as const;
        return [
          '1',
          ...(size > 1 ? [8] : []),
          ...Array.from({ length: size === 0 ? 16 : 64 }, (_ignored, index) => index % 5),
        ] as const;
      }),
    ).flat(2);
    expect(
      read(sequence(...upToTools, ...orders, '1', '1', ...lists, '0', '0', '0', 0, '0', '0', '0', ...aspect)),
    ).toEqual(shape);
  });
  test('samples without coding', () => {
    expect(
      read(
        sequence(...upToTools, ...orders, '0', '1', '1', '1', [7, 4], [7, 4], 0, 2, '1', 0, '0', '0', '0', ...aspect),
      ),
    ).toEqual(shape);
  });
  test('reference sets, listed and predicted from the one before, and long-term ones', () => {
    const listed = [2, 1, 0, '1', 1, '0', 0, '1'] as const;
    const predicted = ['1', '0', 0, '1', '0', '1', '0', '0', '1'] as const;
    const again = ['1', '1', 2, '1', '1', '1', '1'] as const;
    const longTerm = ['1', 2, [5, 8], '1', [9, 8], '0'] as const;
    expect(
      read(
        sequence(
          ...upToTools,
          ...orders,
          '0',
          '0',
          '0',
          '0',
          3,
          ...listed,
          ...predicted,
          ...again,
          ...longTerm,
          '0',
          '0',
          ...aspect,
        ),
      ),
    ).toEqual(shape);
  });
  test('no usability information', () => {
    expect(read(sequence(...upToTools, ...orders, '0', '0', '0', '0', 0, '0', '0', '0', '0', '0'))).toEqual({
      ...shape,
      sampleAspectRatio: null,
    });
  });
});

test("a set that ends early is the file's fault", () => {
  expect(() => read(sequence(...upToTools, ...orders))).toThrow(/too short/);
});
