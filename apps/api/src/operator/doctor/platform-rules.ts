import { checkedUntil, isOverdue } from '@layers-content/platform-fit';
import type { Examinations } from '../../examinations.ts';
import { ok, warning } from './finding.ts';
import type { DoctorFinding } from './finding.ts';

/** Whether what verdicts are judged by was read lately: platforms change their limits. */
export function platformRulesFindings({
  platformRules,
  now,
}: Pick<Examinations, 'platformRules' | 'now'>): readonly DoctorFinding[] {
  const rules = platformRules();
  const old = rules.filter((each) => isOverdue(each, now()));
  const verdict =
    old.length === 0
      ? ok(`checked until ${rules.map(checkedUntil).sort().at(0) ?? 'today'}`)
      : warning(
          old.map(({ platform, checkedOn }) => `${platform} of ${checkedOn}`).join(', '),
          'Limits may have moved since these rules were read, so take verdicts with care. Upgrade the service: newer versions have read them again.',
        );
  return [{ part: 'platform-rules', check: 'age', ...verdict }];
}
