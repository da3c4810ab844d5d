import type { Fraction, PlatformRule, PlatformRules, PostKind } from '@layers-content/core';
import type { AssetNumber, AssetWord, PostNumber } from './measures.ts';

/** What every rule says of itself, in the words of the list that others get. `fixes.ts` has the commands. */
type RuleText = Pick<PlatformRule, 'id' | 'code' | 'severity' | 'message' | 'platformCode' | 'fix' | 'source'>;

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

export type AlikeMeasure = 'image.aspectRatio' | 'image.size';

/** Every picture of a post has the shape or the size of the first. */
interface Alike {
  readonly check: 'sameAsFirst';
  readonly measure: AlikeMeasure;
}

/** Judged on every asset of this kind. */
export type AssetRule = RuleText & { readonly target: 'video' | 'image' } & (Bound<AssetNumber> | Choice | Alike);
/** Judged once, on posts of these kinds. */
export type PostRule = RuleText & { readonly target: 'post'; readonly posts: readonly PostKind[] } & Bound<PostNumber>;
export type Rule = AssetRule | PostRule;

/** Everything one platform demands, as it was public on a day: what the data files hold. */
export interface RuleFile<Id extends string = string> extends Omit<PlatformRules<Id>, 'rules'> {
  readonly rules: readonly Rule[];
}
