export type { GivenRule, GivenRules } from './given-rules.ts';
export { createPlatformJudge, judgeByRules } from './platform-judge.ts';
export type { GivenRulesJudge } from './platform-judge.ts';
export { checkedUntil, isOverdue } from './recheck.ts';
export { defaultPlatforms, platformIds } from './rules/rule-files.ts';
export type { PlatformId } from './rules/rule-files.ts';
export type {
  FitIssue,
  JudgedAsset,
  JudgedPost,
  MediaDescription,
  PlatformFit,
  PlatformJudge,
  PlatformRule,
  PlatformRules,
} from '@layers-content/core';
