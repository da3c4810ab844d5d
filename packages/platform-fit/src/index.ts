export { createPlatformJudge } from './platform-judge.ts';
export type { AssetRule, PlatformRules, PostKind, PostRule, Rule } from './rule.ts';
export { platformRules } from './rules/platform-rules.ts';
