import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProbeFault } from '../src/index.ts';
import { mediaFixture } from '../src/testing.ts';
import { bodyOf, box, concat, emptyBoxes, indexOfText, latin1, overwritten, u32 } from './boxes.ts';
import { faultOf, probeBytes, typeOf } from './readers.ts';

const ftyp = box('ftyp', latin1('isom\0\0\x02\0isommp41'));

/** Refused, and quickly: none of these may cost more than its bytes. */
async function refusedSoon(bytes: Uint8Array): Promise<string> {
  const started = performance.now();
  const fault = await faultOf(bytes, 'video/mp4');
  expect(performance.now() - started).toBeLessThan(3000);
  return fault.reason;
}

describe('hostile structure', () => {
  test('a million tiny boxes', async () => {
    const bomb = concat(ftyp, emptyBoxes(1_000_000));
    expect(await refusedSoon(bomb)).toBe('too_complex');
    expect((await faultOf(bomb, 'video/mp4')).message).toMatch(/more than 4096 boxes/);
  });
  test('a moov full of tiny boxes', async () => {
    const bomb = concat(ftyp, box('moov', emptyBoxes(500_000)));
    expect(await refusedSoon(bomb)).toBe('too_complex');
  });
  test('boxes inside boxes inside boxes', async () => {
    const depths = Array.from({ length: 3000 }, (_, depth) => depth);
    const nested = depths.reduce<Uint8Array>((inner, depth) => box(depth % 2 === 0 ? 'moov' : 'trak', inner), new Uint8Array());
    expect(await refusedSoon(concat(ftyp, box('moov', nested)))).toBe('corrupt');
  });
  test('a moov over 6 MiB', async () => {
    expect(await refusedSoon(concat(ftyp, box('moov', new Uint8Array(6 * 1_048_576))))).toBe('too_complex');
  });
  test.each([
    ['a size that overflows', concat(u32(1), latin1('moov'), u32(0xffff_ffff, 0xffff_ffff)), 'corrupt'],
    ['a size beyond the end', concat(u32(0x7fff_ffff), latin1('moov')), 'truncated'],
    ['a size below the header', concat(u32(7), latin1('moov'), u32(0)), 'corrupt'],
    ['a 64-bit size below the header', concat(u32(1), latin1('moov'), u32(0, 15)), 'corrupt'],
    ['no size', concat(u32(0), latin1('moov'), u32(0)), 'corrupt'],
    ['half a header', u32(8), 'truncated'],
  ])('%s', async (_, tail, reason) => {
    expect(await refusedSoon(concat(ftyp, tail))).toBe(reason);
  });
});

describe('hostile tables', () => {
  const film = mediaFixture('moov-last.mp4');
  const at = (type: string, offset: number, ...values: readonly number[]): Uint8Array =>
    overwritten(film, bodyOf(film, type).start + offset, u32(...values));

  test.each([
    ['stts claims 2^32 samples', at('stts', 8, 0xffff_ffff)],
    ['stts claims 2^32 entries', at('stts', 4, 0xffff_ffff)],
    ['ctts claims 2^32 entries', at('ctts', 4, 0xffff_ffff)],
    ['stsz claims 2^32 samples', at('stsz', 8, 0xffff_ffff)],
    ['stsz claims 2^32 samples of one byte', at('stsz', 4, 1, 0xffff_ffff)],
    ['stsc fills a chunk with 2^32 samples', at('stsc', 12, 0xffff_ffff)],
    ['stsc begins at another chunk', at('stsc', 8, 2)],
    ['stco claims 2^32 chunks', at('stco', 4, 0xffff_ffff)],
    ['stsd has no entry', at('stsd', 4, 0)],
    ['the clock stands still', at('mdhd', 12, 0)],
    ['elst claims 2^32 entries', at('elst', 4, 0xffff_ffff)],
  ])('%s', async (_, bytes) => {
    expect(await refusedSoon(bytes)).toBe('corrupt');
  });
  test('a chunk beyond the end', async () => {
    expect(await refusedSoon(at('stco', 8, 0x7fff_ffff))).toBe('truncated');
  });
  test('a chunk outside the media data', async () => {
    expect(await refusedSoon(at('stco', 8, 0))).toBe('corrupt');
  });
  test('chunks that all share the same bytes', async () => {
    const { start } = bodyOf(film, 'stco');
    const count = new DataView(film.buffer, start + 4, 4).getUint32(0);
    const first = new DataView(film.buffer, start + 8, 4).getUint32(0);
    const shared = overwritten(film, start + 8, u32(...Array.from({ length: count }, () => first)));
    // Fifty samples of 2,000 bytes each: every chunk fits the media data, all together do not.
    const fault = await faultOf(overwritten(shared, bodyOf(film, 'stsz').start + 4, u32(2000)), 'video/mp4');
    expect(fault.message).toMatch(/promise more bytes than the media data holds/);
  });
  test('a fragment run that claims 2^32 samples', async () => {
    const fragmented = mediaFixture('fragmented.mp4');
    const run = indexOfText(fragmented, 'trun') + 4;
    expect(await refusedSoon(overwritten(fragmented, run + 4, u32(0xffff_ffff)))).toBe('corrupt');
    const bare = overwritten(fragmented, run, u32(1, 0xffff_ffff));
    expect(['corrupt', 'truncated']).toContain(await refusedSoon(bare));
  });
});

describe('mutations', () => {
  test.each(['moov-last.mp4', 'phone.mov', 'fragmented.mp4', 'turned.jpg', 'deep.png', 'animated.webp'] as const)(
    '%s: an answer or a fault, never anything else',
    async (name) => {
      const bytes = mediaFixture(name);
      const change = fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255), length: fc.constantFrom(1, 1, 1, 4, 16) });
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
          const mutant = Uint8Array.from(bytes);
          for (const { at, value, length } of changes) mutant.fill(value, at, at + length);
          try {
            const info = await probeBytes(mutant, typeOf(name));
            expect(info.width * info.height).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toBeInstanceOf(ProbeFault);
          }
        }),
        { numRuns: 250 },
      );
    },
    20_000,
  );
});
