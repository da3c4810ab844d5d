import type { FitIssue, JudgedPost, PlatformFit, PlatformJudge } from '@layers-content/core';
import { describeRules } from './describe-rules.ts';
import { findingsOf, postKindOf } from './findings.ts';
import type { Finding } from './findings.ts';
import { readRules } from './given-rules.ts';
import type { GivenRules } from './given-rules.ts';
import type { RuleFile } from './rule.ts';
import { defaultPlatforms, ruleFiles } from './rules/rule-files.ts';
import type { PlatformId } from './rules/rule-files.ts';
import { fixOf, messageOf, shownValues } from './wording.ts';

/**
 * Judges a post by the rules of `src/rules/`, on the default platforms where none are named. Pure: the same post
 * always gives the same verdicts, key order included. Issues stand in the order of the assets, those of the post as a
 * whole last; then by code, then by rule id.
 */
export function createPlatformJudge(): PlatformJudge<PlatformId> {
  return { judge, rules: () => ruleFiles.map((file) => describeRules(file)) };
}

function judge(post: JudgedPost): readonly PlatformFit[];
function judge(post: JudgedPost, platforms: readonly PlatformId[]): readonly PlatformFit<PlatformId>[];
function judge(
  post: JudgedPost,
  platforms: readonly PlatformId[] = defaultPlatforms,
): readonly PlatformFit<PlatformId>[] {
  return ruleFiles.flatMap((file) => (platforms.includes(file.platform) ? [verdictOf(file, post)] : []));
}

/** A judge by rules of another source, for all their platforms in their order. */
export interface GivenRulesJudge {
  judge(post: JudgedPost): readonly PlatformFit<string>[];
  /** Ids of the rules that are left out, since this version does not know what they measure. */
  readonly skippedRules: readonly string[];
}

/**
 * Judges by rules as `rules()` and the API's `listPlatformRules` tell them, be they older or newer than this package.
 */
export function judgeByRules(rules: readonly GivenRules[]): GivenRulesJudge {
  const { files, skippedRules } = readRules(rules);
  return { judge: (post) => files.map((file) => verdictOf(file, post)), skippedRules };
}

function verdictOf<Id extends string>(file: RuleFile<Id>, post: JudgedPost): PlatformFit<Id> {
  const { platform, surfaces, rules } = file;
  const kind = postKindOf(post);
  if (kind === null) return { platform, ok: true, issues: [] };
  const findings = findingsOf(rules, post, kind);
  const issues = findings
    .filter((finding) => !saidAlready(finding, findings))
    .sort(inOrder)
    .map((finding) => issueOf(finding, surfaces[kind], post));
  return { platform, ok: issues.every(({ severity }) => severity !== 'error'), issues };
}

/** A warning adds nothing where the same measure breaks a harder limit on the same side. */
function saidAlready({ rule, assetIndex }: Finding, findings: readonly Finding[]): boolean {
  return (
    rule.severity === 'warning' &&
    findings.some(
      (other) =>
        other.rule.severity === 'error' &&
        other.assetIndex === assetIndex &&
        other.rule.measure === rule.measure &&
        other.rule.check === rule.check,
    )
  );
}

function inOrder(one: Finding, other: Finding): number {
  const last = Number.POSITIVE_INFINITY;
  const [position, otherPosition] = [one.assetIndex ?? last, other.assetIndex ?? last];
  if (position !== otherPosition) return position < otherPosition ? -1 : 1;
  if (one.rule.code !== other.rule.code) return one.rule.code < other.rule.code ? -1 : 1;
  return one.rule.id < other.rule.id ? -1 : 1;
}

/** Keys in the order of the wire. */
function issueOf(finding: Finding, surface: string, post: JudgedPost): FitIssue {
  const { rule, unit, assetIndex } = finding;
  const { measured, limit } = shownValues(finding);
  return {
    code: rule.code,
    severity: rule.severity,
    surface,
    assetId: assetIndex === null ? null : (post.assets[assetIndex]?.assetId ?? null),
    message: messageOf(finding, { measured, limit }),
    measured,
    limit,
    unit,
    platformCode: rule.platformCode,
    fix: fixOf(finding),
    source: rule.source,
    rule: rule.id,
  };
}
