import type { Fraction } from '@layers-content/core';
import type { Finding } from './findings.ts';
import { shapeUnit } from './measures.ts';
import { reduced } from './ratio.ts';

/** Measured value and limit as an issue carries them. */
export interface ShownValues {
  readonly measured: number | string;
  readonly limit: number | string;
}

/**
 * Numbers with at most three decimals, the measured one rounded away from the limit, so that a broken limit never
 * looks kept.
 */
export function shownValues({ rule, measured, limit, unit }: Finding): ShownValues {
  return {
    measured: shown(measured, unit, rule.check === 'min' ? Math.floor : Math.ceil),
    limit:
      rule.check !== 'sameAsFirst' && isInHundredths(limit)
        ? `${limit.numerator / 100}:1`
        : shown(limit, unit, Math.round),
  };
}

/** Rules write 0.01:1 and 1.91:1 in hundredths, and are shown so; the shape of a file is shown reduced. */
function isInHundredths(limit: Fraction | string): limit is Fraction {
  return typeof limit !== 'string' && limit.denominator === 100;
}

/** The rule's message with both values and their units in place. */
export function messageOf({ rule, unit }: Finding, { measured, limit }: ShownValues): string {
  // In one pass: a codec's name comes from the file and must not be read as a place to fill.
  return rule.message.replace(/\{(measured|limit)\}/g, (_, place) =>
    worded(place === 'limit' ? limit : measured, unit),
  );
}

/** The rule's fix; a shape or size to be reached stands in it as the size it was measured on, such as `1080x1350`. */
export function fixOf({ rule, limit }: Finding): string | null {
  const size = typeof limit === 'string' ? limit : `${limit.numerator}x${limit.denominator}`;
  return rule.fix?.replaceAll('{limit}', size) ?? null;
}

function shown(value: Fraction | string, unit: string, round: (value: number) => number): number | string {
  if (typeof value === 'string') return value;
  if (unit === shapeUnit) return reduced(value);
  if (value.denominator === 1) return value.numerator;
  return round((value.numerator / value.denominator) * 1_000) / 1_000;
}

function worded(value: number | string, unit: string): string {
  if (typeof value === 'string') return value;
  return unit === 'ms' ? `${value / 1_000} s` : `${value} ${unit}`;
}
