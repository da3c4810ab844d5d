import type { FitCode, FitSurface, Fraction, Platform, PostKind } from '@layers-content/core';
import type { AssetNumber, AssetWord, PostNumber } from './measures.ts';

interface RuleText {
  /** `<platform>.<what>`; unique, and stays when a limit changes. */
  readonly id: string;
  readonly code: FitCode;
  readonly severity: 'error' | 'warning';
  /** Names measured value, limit and what to do; `{measured}` and `{limit}` stand for the values with their units. */
  readonly message: string;
  /** The platform's own word for the fault, where it has one. */
  readonly platformCode: string | null;
  /** A command that mends the file, where there is one; `fixes.ts` has them. */
  readonly fix: string | null;
  /** The public document the limit was read in. */
  readonly source: string;
}

/** An inclusive limit; a fraction is compared exactly. */
interface Bound<Measure> {
  readonly check: 'min' | 'max';
  readonly measure: Measure;
  readonly limit: number | Fraction;
}

/** A closed list of what is taken. */
interface Choice {
  readonly check: 'oneOf';
  readonly measure: AssetWord;
  readonly limit: readonly string[];
}

/** Every picture of a post has the shape of the first. */
interface Alike {
  readonly check: 'sameAsFirst';
  readonly measure: 'image.aspectRatio';
}

/** Judged on every asset of this kind. */
export type AssetRule = RuleText & { readonly target: 'video' | 'image' } & (Bound<AssetNumber> | Choice | Alike);
/** Judged once, on posts of these kinds. */
export type PostRule = RuleText & { readonly target: 'post'; readonly posts: readonly PostKind[] } & Bound<PostNumber>;
export type Rule = AssetRule | PostRule;

/** Everything one platform demands, as it was public on a day: what the data files hold. */
export interface RuleFile {
  readonly platform: Platform;
  /** How messages call it. */
  readonly name: string;
  /** Raised with every change of a rule. */
  readonly version: number;
  /** The day the sources were read, `YYYY-MM-DD`. */
  readonly checkedOn: string;
  /** Where a post of each kind appears. */
  readonly surfaces: Readonly<Record<PostKind, FitSurface>>;
  readonly rules: readonly Rule[];
}
