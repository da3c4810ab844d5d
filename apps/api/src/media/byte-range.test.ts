import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteSpanOf } from './byte-range.ts';

test('every span it gives lies inside the file and says what was asked', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(60), fc.nat(60), (sizeBytes, first, last) => {
      const all = Array.from({ length: sizeBytes }, (_unused, at) => at);
      const spanned = (range: string) => {
        const span = byteSpanOf(range, sizeBytes);
        return span === null ? 'whole' : span === 'unsatisfiable' ? [] : all.slice(span.start, span.end + 1);
      };
      expect(spanned(`bytes=${first}-${last}`)).toEqual(last < first ? 'whole' : all.slice(first, last + 1));
      expect(spanned(`bytes=${first}-`)).toEqual(all.slice(first));
      expect(spanned(`bytes=-${last}`)).toEqual(last === 0 ? [] : all.slice(-last));
    }),
  );
});

test.each([
  undefined,
  '',
  'bytes',
  'bytes=',
  'bytes=-',
  'bytes=a-',
  'bytes=1-a',
  'bytes=1',
  'bytes=1-2,3-4',
  'bytes=-1,-2',
  'bytes=+1-2',
  'bytes=1.5-2',
  'items=1-2',
  'bytes 1-2',
  'bytes=--1',
])('%s is the whole', (range) => {
  expect(byteSpanOf(range, 10)).toBeNull();
});

test('white space and case', () => {
  expect(byteSpanOf('Bytes= 1-2 ', 10)).toEqual({ start: 1, end: 2 });
});
