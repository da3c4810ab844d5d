import type { Fraction, JudgedAsset, JudgedPost, PostKind } from '@layers-content/core';
import { assetNumbers, assetWords, kindOf, postNumbers } from './measures.ts';
import type { NumberMeasure } from './measures.ts';
import { compare, fractionOf } from './ratio.ts';
import type { AlikeMeasure, AssetRule, PostRule, Rule } from './rule.ts';

/** A rule that is broken, and by what. */
export interface Finding {
  readonly rule: Rule;
  /** The position of the asset in the post; `null` for the post as a whole. */
  readonly assetIndex: number | null;
  readonly measured: Fraction | string;
  readonly limit: Fraction | string;
  readonly unit: string;
}

type BoundRule = Extract<Rule, { check: 'min' | 'max' }>;
type Broken = Pick<Finding, 'measured' | 'limit' | 'unit'>;

/** What kind of post these files make; `null` where there is nothing to judge. */
export function postKindOf({ slideshow, assets }: JudgedPost): PostKind | null {
  if (slideshow || assets.length > 1) return 'slideshow';
  const [asset] = assets;
  return asset === undefined ? null : kindOf(asset);
}

/** Every broken rule, each at most once an asset. */
export function findingsOf(rules: readonly Rule[], post: JudgedPost, kind: PostKind): readonly Finding[] {
  return rules.flatMap((rule) => {
    if (rule.target === 'post') return rule.posts.includes(kind) ? found(rule, null, judgePostRule(rule, post)) : [];
    return post.assets.flatMap((asset, index) =>
      kindOf(asset) === rule.target ? found(rule, index, judgeAssetRule(rule, asset, post)) : [],
    );
  });
}

function found(rule: Rule, assetIndex: number | null, broken: Broken | null): readonly Finding[] {
  return broken === null ? [] : [{ rule, assetIndex, ...broken }];
}

function judgePostRule(rule: PostRule, post: JudgedPost): Broken | null {
  const measure: NumberMeasure<JudgedPost> = postNumbers[rule.measure];
  return outside(rule, measure.of(post), measure);
}

function judgeAssetRule(rule: AssetRule, asset: JudgedAsset, post: JudgedPost): Broken | null {
  if (rule.check === 'sameAsFirst') return unlikeFirst(rule.measure, asset, post);
  if (rule.check === 'oneOf') {
    const { unit, of } = assetWords[rule.measure];
    const measured = of(asset);
    return measured === null || rule.limit.includes(measured) ? null : { measured, limit: rule.limit.join(', '), unit };
  }
  const measure: NumberMeasure<JudgedAsset> = assetNumbers[rule.measure];
  return outside(rule, measure.of(asset), measure);
}

function outside(
  { check, limit: bound }: Pick<BoundRule, 'check' | 'limit'>,
  value: number | Fraction | null,
  { unit, tolerance }: { readonly unit: string; readonly tolerance?: Fraction },
): Broken | null {
  const measured = value === null ? null : fractionOf(value);
  const limit = fractionOf(bound);
  if (measured === null || limit === null) return null;
  const difference = compare(measured, tolerance ? widened(limit, check, tolerance) : limit);
  const broken = check === 'min' ? difference < 0 : difference > 0;
  return broken ? { measured, limit, unit } : null;
}

/** The outermost value that still keeps a limit. */
export function widened(limit: Fraction, check: BoundRule['check'], { numerator, denominator }: Fraction): Fraction {
  const part = check === 'min' ? -numerator : numerator;
  return { numerator: limit.numerator * (denominator + part), denominator: limit.denominator * denominator };
}

function unlikeFirst(name: AlikeMeasure, asset: JudgedAsset, { assets: [first] }: JudgedPost): Broken | null {
  const { unit, of } = name === 'image.size' ? assetWords[name] : assetNumbers[name];
  const [measured, limit] = [of(asset), first === undefined ? null : of(first)];
  return measured === null || limit === null || isAlike(measured, limit) ? null : { measured, limit, unit };
}

function isAlike(one: Fraction | string, other: Fraction | string): boolean {
  return typeof one === 'string' || typeof other === 'string' ? one === other : compare(one, other) === 0;
}
