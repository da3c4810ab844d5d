import type { FitIssue } from '@layers-content/platform-fit';
import type { Verdict } from './judgement.ts';

/** One thing that platforms object to, said once for all that do, where the same would mend it. */
export interface Objection {
  readonly severity: FitIssue['severity'];
  readonly platforms: readonly string[];
  readonly messages: readonly string[];
  /** As in an issue: `INPUT` and `OUTPUT` stand for file names. */
  readonly fix: string | null;
}

/** What is objected to, what refuses the post first. */
export function objectionsOf(verdicts: readonly Verdict[]): readonly Objection[] {
  const said = verdicts.flatMap(({ platform, issues }) => issues.map((issue) => ({ platform, issue })));
  const subjects = new Set(said.map(({ issue }) => subjectOf(issue)));
  const objections = [...subjects].map((subject): Objection => {
    const same = said.filter(({ issue }) => subjectOf(issue) === subject);
    return {
      severity: same.some(({ issue }) => issue.severity === 'error') ? 'error' : 'warning',
      platforms: same.map(({ platform }) => platform),
      messages: same.map(({ issue }) => issue.message),
      fix: same[0]?.issue.fix ?? null,
    };
  });
  return objections.toSorted((one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'));
}

function subjectOf({ code, severity, fix }: FitIssue): string {
  return `${severity} ${code} ${fix}`;
}
