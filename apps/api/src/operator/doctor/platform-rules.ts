import type { Examinations } from '../../examinations.ts';
import { ok, warning } from './finding.ts';
import type { DoctorFinding } from './finding.ts';

/** Whether what verdicts are judged by was read lately: platforms change their limits. */
export function platformRulesFindings({
  platformRules,
  now,
}: Pick<Examinations, 'platformRules' | 'now'>): readonly DoctorFinding[] {
  const rules = platformRules();
  const today = now().toISOString().slice(0, 10);
  const old = rules.filter(({ checkedUntil }) => today > checkedUntil);
  const verdict =
    old.length === 0
      ? ok(`checked until ${rules.map(({ checkedUntil }) => checkedUntil).sort()[0] ?? today}`)
      : warning(
          old.map(({ platform, checkedOn }) => `${platform} of ${checkedOn}`).join(', '),
          'Limits may have moved since these rules were read, so take verdicts with care. Upgrade the service: newer versions have read them again.',
        );
  return [{ part: 'platform-rules', check: 'age', ...verdict }];
}
