import type { PlatformRules } from '@layers-content/core';
import type { Rule, RuleFile } from '../rule.ts';

type Without<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

/** A rule as platforms share it: without what each adds, its message taken apart. */
export type SharedRule = Without<Rule, 'id' | 'severity' | 'message' | 'platformCode' | 'source'> & {
  /** How the message begins, such as `The file has {measured}`. */
  readonly about: string;
  /** What is taken, where the limit alone does not say it: `{limit} or wider`. */
  readonly taken?: string;
  readonly advice: string;
} & Partial<Pick<Rule, 'severity' | 'message' | 'source'>>;

/** What a platform's file says of all its rules. */
export interface About<Id extends string> extends Omit<PlatformRules<Id>, 'rules'> {
  /** Of rules that have none of their own: `error` for what is documented, `warning` for what is not sure. */
  readonly severity: Rule['severity'];
  readonly source: string;
}

const takes = {
  error: { min: 'takes at least {limit}', max: 'takes at most {limit}', others: 'takes' },
  warning: { min: 'may take no less than {limit}', max: 'may take no more than {limit}', others: 'may take only' },
} as const;

/** The rules of a platform, by what follows its name in their ids. */
export function ruleFile<const Id extends string>(
  { severity, source, ...about }: About<Id>,
  shared: Readonly<Record<string, SharedRule>>,
): RuleFile<Id> {
  const file = { ...about, severity, source };
  return { ...about, rules: Object.entries(shared).map(([name, rule]) => completed(name, rule, file)) };
}

function completed(name: string, { about, taken, advice, ...rule }: SharedRule, file: About<string>): Rule {
  const severity = rule.severity ?? file.severity;
  const words = takes[severity];
  const isBound = taken === undefined && (rule.check === 'min' || rule.check === 'max');
  const verdict = isBound ? words[rule.check] : `${words.others} ${taken ?? '{limit}'}`;
  return {
    id: `${file.platform}.${name}`,
    severity,
    message: `${about}; ${file.name} ${verdict}. ${advice}`,
    platformCode: null,
    source: file.source,
    ...rule,
  };
}
