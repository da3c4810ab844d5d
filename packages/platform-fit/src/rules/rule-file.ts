import type { PlatformRules } from '@layers-content/core';
import type { Rule, RuleFile } from '../rule.ts';

type Without<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

/** A rule as platforms share it: without what each adds, its message taken apart. */
export type SharedRule = Without<Rule, 'id' | 'severity' | 'message' | 'platformCode' | 'source'> & {
  /** How the message begins, such as `The file has {measured}`. */
  readonly about: string;
  /** What is taken, where the limit alone does not say it: `{limit} or wider`. */
  readonly taken?: string;
  /** Who has the limit, where it is not the whole platform: `an Instagram carousel`. */
  readonly who?: string;
  /** What is done at the limit, where it is not what is taken that ends there: `scales it up to {limit}`. */
  readonly does?: string;
  readonly advice: string;
} & Partial<Pick<Rule, 'severity' | 'platformCode' | 'source'>>;

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

/** Rules whose breach the platform answers with one code of its own. */
export function answeredBy(platformCode: string, rules: Readonly<Record<string, SharedRule>>): typeof rules {
  return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, { ...rule, platformCode }]));
}

function completed(name: string, shared: SharedRule, file: About<string>): Rule {
  const { about, taken, who = file.name, does, advice, ...rule } = shared;
  const severity = rule.severity ?? file.severity;
  const words = takes[severity];
  const isBound = taken === undefined && (rule.check === 'min' || rule.check === 'max');
  const verdict = isBound ? words[rule.check] : `${words.others} ${taken ?? '{limit}'}`;
  return {
    id: `${file.platform}.${name}`,
    severity,
    message: `${about}; ${who} ${does ?? verdict}. ${advice}`,
    platformCode: null,
    source: file.source,
    ...rule,
  };
}
