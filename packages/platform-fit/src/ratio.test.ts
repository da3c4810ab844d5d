import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, fractionOf, reduced } from './ratio.ts';

const positive = fc.integer({ min: 1, max: 100_000 });

describe('compare', () => {
  test.each([
    { one: { numerator: 24_000, denominator: 1_001 }, other: { numerator: 23, denominator: 1 }, sign: 1 },
    { one: { numerator: 60_000, denominator: 1_001 }, other: { numerator: 60, denominator: 1 }, sign: -1 },
    { one: { numerator: 382, denominator: 200 }, other: { numerator: 191, denominator: 100 }, sign: 0 },
  ])('$one against $other', ({ one, other, sign }) => {
    expect(Math.sign(compare(one, other))).toBe(sign);
  });
});

describe('reduced', () => {
  test('has no common divisor and keeps the ratio', () => {
    expect(reduced({ numerator: 1_080, denominator: 1_920 })).toBe('9:16');
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 1, max: 50 }), (width, height, factor) => {
        const shown = reduced({ numerator: width, denominator: height });
        const [numerator = 0, denominator = 0] = shown.split(':').map(Number);
        expect(numerator * height).toBe(width * denominator);
        expect(reduced({ numerator: width * factor, denominator: height * factor })).toBe(shown);
      }),
    );
  });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, { numerator: 1, denominator: 0 }, { numerator: 1, denominator: -1 }])(
  '%j says nothing',
  (value) => {
    expect(fractionOf(value)).toBeNull();
  },
);
