import type { Fraction } from '@layers-content/core';

/** `null` for what is no positive ratio: it says nothing, so it is treated as unknown. */
export function fractionOf(value: number | Fraction): Fraction | null {
  const fraction = typeof value === 'number' ? { numerator: value, denominator: 1 } : value;
  const { numerator, denominator } = fraction;
  return Number.isFinite(numerator) && Number.isFinite(denominator) && denominator > 0 ? fraction : null;
}

/**
 * Negative, zero or positive as `one` is below, at or above `other`; by multiplication, so exact for integers as far
 * as their products stay below 2^53.
 */
export function compare(one: Fraction, other: Fraction): number {
  return one.numerator * other.denominator - other.numerator * one.denominator;
}

/** `9:16` of 1080×1920. */
export function reduced({ numerator, denominator }: Fraction): string {
  const divisor = greatestCommonDivisor(numerator, denominator) || 1;
  return `${numerator / divisor}:${denominator / divisor}`;
}

function greatestCommonDivisor(one: number, other: number): number {
  let [larger, smaller] = [one, other];
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
