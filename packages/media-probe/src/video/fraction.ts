import type { Fraction } from '@layers-content/core';

/** A fraction of two positive integers in lowest terms. */
export function reduced(numerator: number, denominator: number): Fraction {
  let [a, b] = [numerator, denominator];
  while (b > 0) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}
