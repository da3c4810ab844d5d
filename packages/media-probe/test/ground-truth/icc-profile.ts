import { concat, latin1, u32 } from '../boxes.ts';

/** XYZ of the three primaries, adapted to D50, in units of 1/65536. */
interface Primaries {
  readonly red: readonly [number, number, number];
  readonly green: readonly [number, number, number];
  readonly blue: readonly [number, number, number];
}

export const srgbPrimaries: Primaries = {
  red: [0x6fa2, 0x38f5, 0x390],
  green: [0x6299, 0xb785, 0x18da],
  blue: [0x24a0, 0xf84, 0xb6cf],
};
export const adobeRgbPrimaries: Primaries = {
  red: [0x9c18, 0x4fa5, 0x4fc],
  green: [0x348d, 0xa02c, 0xf95],
  blue: [0x2631, 0x102f, 0xbe9c],
};

/**
 * A display profile of three primaries and one gamma, named in version 2 by `desc` text, in version 4 by `mluc`
 * (ICC.1, 7 to 10).
 */
export function iccProfile(name: string, version: 2 | 4, { red, green, blue }: Primaries): Uint8Array {
  const gamma = concat(latin1('curv'), u32(0, 1), Uint8Array.of(2, 0x33, 0, 0));
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', version === 2 ? description(name) : localized(name)],
    ['cprt', version === 2 ? concat(latin1('text'), u32(0), padded(latin1('none'))) : localized('none')],
    ['wtpt', xyz([0xf6d6, 0x10000, 0xd32d])],
    ['rXYZ', xyz(red)],
    ['gXYZ', xyz(green)],
    ['bXYZ', xyz(blue)],
    ['rTRC', gamma],
    ['gTRC', gamma],
    ['bTRC', gamma],
  ];
  const index = [u32(tags.length)];
  let at = 128 + 4 + tags.length * 12;
  for (const [tag, data] of tags) {
    index.push(latin1(tag), u32(at, data.length));
    at += data.length;
  }
  const head = concat(
    u32(at, 0, version << 24),
    latin1('mntrRGB XYZ '),
    new Uint8Array(12),
    latin1('acsp'),
    new Uint8Array(28),
    u32(0xf6d6, 0x10000, 0xd32d),
    new Uint8Array(48),
  );
  return concat(head, ...index, ...tags.map(([, data]) => data));
}

function xyz(values: readonly [number, number, number]): Uint8Array {
  return concat(latin1('XYZ '), u32(0, ...values));
}

function description(name: string): Uint8Array {
  return padded(concat(latin1('desc'), u32(0, name.length + 1), latin1(`${name}\0`), new Uint8Array(78)));
}

function localized(text: string): Uint8Array {
  const wide = concat(...Array.from(latin1(text), (letter) => Uint8Array.of(0, letter)));
  return padded(concat(latin1('mluc'), u32(0, 1, 12), latin1('enUS'), u32(wide.length, 28), wide));
}

/** Tags begin at multiples of four bytes. */
function padded(bytes: Uint8Array): Uint8Array {
  return concat(bytes, new Uint8Array((4 - (bytes.length % 4)) % 4));
}
