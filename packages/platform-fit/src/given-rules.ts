import type { FitCode, Fraction, PlatformRule, PlatformRules } from '@layers-content/core';
import { assetNumbers, assetWords, postNumbers } from './measures.ts';
import type { AlikeMeasure, Rule, RuleFile } from './rule.ts';
import { ruleFiles } from './rules/rule-files.ts';

/** A rule as a service lists it, which may be newer than this package. */
export interface GivenRule extends Omit<PlatformRule, 'code'> {
  readonly code: string;
}

/** What a platform demands, as a service lists it. */
export interface GivenRules extends Omit<PlatformRules, 'rules'> {
  readonly rules: readonly GivenRule[];
}

/** Rules to judge by, and the ids of those that this package cannot judge by: what they measure is unknown to it. */
export interface ReadRules {
  readonly files: readonly RuleFile[];
  readonly skippedRules: readonly string[];
}

/** Takes listed rules for what they were before they were listed. */
export function readRules(given: readonly GivenRules[]): ReadRules {
  const skippedRules: string[] = [];
  const files = given.map((file) => ({
    ...file,
    rules: file.rules.flatMap((listed) => {
      const rule = ruleOf(listed);
      if (rule === null) skippedRules.push(listed.id);
      return rule ?? [];
    }),
  }));
  return { files, skippedRules };
}

function ruleOf(listed: GivenRule): Rule | null {
  const { id, severity, message, platformCode, fix, source, target, posts, measure, check, limit } = listed;
  const code = knownCodes.find((known) => known === listed.code);
  if (code === undefined) return null;
  const text = { id, code, severity, message, platformCode, fix, source };
  if (target === 'post') {
    if (!isBound(check) || !isAmount(limit) || !isMeasure(postNumbers, measure, listed)) return null;
    return { ...text, target, posts, check, measure, limit };
  }
  if (check === 'sameAsFirst') return isAlikeMeasure(measure) ? { ...text, target, check, measure } : null;
  if (check === 'oneOf') {
    if (!isList(limit) || !isMeasure(assetWords, measure, listed)) return null;
    return { ...text, target, check, measure, limit };
  }
  if (!isAmount(limit) || !isMeasure(assetNumbers, measure, listed)) return null;
  return { ...text, target, check, measure, limit };
}

/** Those of our own rules: a fault that none of them tells is new. */
const knownCodes: readonly FitCode[] = ruleFiles.flatMap(({ rules }) => rules.map(({ code }) => code));

function isAlikeMeasure(measure: string): measure is AlikeMeasure {
  return measure === 'image.aspectRatio' || measure === 'image.size';
}

function isBound(check: GivenRule['check']): check is 'min' | 'max' {
  return check === 'min' || check === 'max';
}

function isAmount(limit: GivenRule['limit']): limit is number | Fraction {
  return limit !== null && !isList(limit);
}

function isList(limit: GivenRule['limit']): limit is readonly string[] {
  return Array.isArray(limit);
}

/** Measured here, and in the unit of the limit. */
function isMeasure<Name extends string>(
  known: Readonly<Record<Name, { readonly unit: string }>>,
  measure: string,
  { unit }: GivenRule,
): measure is Name {
  return Object.entries<{ readonly unit: string }>(known).some(([name, of]) => name === measure && of.unit === unit);
}
