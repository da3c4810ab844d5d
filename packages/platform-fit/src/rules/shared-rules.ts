import type { Fraction, PostKind } from '@layers-content/core';
import type { AssetNumber, AssetWord, PostNumber } from '../measures.ts';
import type { SharedRule } from './rule-file.ts';

type Code = SharedRule['code'];
type Fix<Limit> = (limit: Limit) => string | null;

/** What is said of a broken rule: of what was measured, what helps, and of the limit where that is not plain. */
type Words = readonly [about: string, advice: string, more?: Partial<Pick<SharedRule, 'taken' | 'does' | 'severity'>>];

/** A rule that many platforms have, still without its limit. */
type Shared<Limit> = (limit: Limit) => SharedRule;

function saying([about, advice, more]: Words): Pick<SharedRule, 'about' | 'advice' | 'taken' | 'does' | 'severity'> {
  return { about, advice, ...more };
}

/** One of a closed list. */
export function listed(
  target: 'video' | 'image',
  [code, measure]: readonly [Code, AssetWord],
  words: Words,
  fix: string | null,
): Shared<readonly string[]> {
  return (limit) => ({ target, code, check: 'oneOf', measure, limit, fix, ...saying(words) });
}

/** A bound on each file. */
export function bounded<Limit extends number | Fraction = number>(
  [target, check]: readonly ['video' | 'image', 'min' | 'max'],
  [code, measure]: readonly [Code, AssetNumber],
  words: Words,
  fix: Fix<Limit>,
): Shared<Limit> {
  return (limit) => ({ target, code, check, measure, limit, fix: fix(limit), ...saying(words) });
}

/** A bound on the post; nothing but its author mends it. */
export function counted(
  check: 'min' | 'max',
  [code, measure]: readonly [Code, PostNumber],
  words: Words,
): (limit: number, posts?: readonly PostKind[]) => SharedRule {
  return (limit, posts = ['video', 'image', 'slideshow']) => {
    return { target: 'post', posts, code, check, measure, limit, fix: null, ...saying(words) };
  };
}
