import type { PlatformRule, PlatformRules, PostKind } from '@layers-content/core';
import { assetNumbers, assetWords, isWord, postNumbers } from './measures.ts';
import type { Rule, RuleFile } from './rule.ts';

/** The rules of one platform as others see them: each with its unit, and what it holds for spelled out. */
export function describeRules<Id extends string>(file: RuleFile<Id>): PlatformRules<Id> {
  const { platform, name, version, checkedOn, surfaces, rules } = file;
  return { platform, name, version, checkedOn, surfaces, rules: rules.map(describeRule) };
}

/** Keys in the order of the wire. */
function describeRule(rule: Rule): PlatformRule {
  return {
    id: rule.id,
    code: rule.code,
    severity: rule.severity,
    target: rule.target,
    posts: postsOf(rule),
    measure: rule.measure,
    check: rule.check,
    limit: rule.check === 'sameAsFirst' ? null : rule.limit,
    unit: unitOf(rule),
    message: rule.message,
    platformCode: rule.platformCode,
    fix: rule.fix,
    source: rule.source,
  };
}

function postsOf(rule: Rule): readonly PostKind[] {
  if (rule.target === 'post') return rule.posts;
  if (rule.target === 'video') return ['video'];
  return rule.check === 'sameAsFirst' ? ['slideshow'] : ['image', 'slideshow'];
}

function unitOf(rule: Rule): string {
  if (rule.target === 'post') return postNumbers[rule.measure].unit;
  return isWord(rule.measure) ? assetWords[rule.measure].unit : assetNumbers[rule.measure].unit;
}
