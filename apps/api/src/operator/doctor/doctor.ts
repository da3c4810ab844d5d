import type { Config } from '../../config/config.ts';
import type { Examinations } from '../../examinations.ts';
import type { Outcome } from '../outcome.ts';
import { addressFindings } from './addresses.ts';
import { dataDirectoryFindings } from './data-directory.ts';
import { databaseFindings } from './database.ts';
import type { DoctorFinding } from './finding.ts';
import { platformRulesFindings } from './platform-rules.ts';
import { settingFindings } from './settings.ts';

/**
 * Looks at everything the service stands on, and says what to change. Nothing is changed by looking.
 * @throws DataDirectoryInUseError when another process holds an embedded database.
 */
export async function diagnose(config: Config, examinations: Examinations): Promise<Outcome> {
  const findings = [
    ...settingFindings(config),
    ...(await dataDirectoryFindings(config)),
    ...(await databaseFindings(config, examinations)),
    ...(await storeFindings(examinations)),
    ...(await addressFindings(config)),
    ...platformRulesFindings(examinations),
  ];
  const count = (verdict: DoctorFinding['verdict']) => findings.filter((finding) => finding.verdict === verdict).length;
  const failures = count('failed');
  return {
    data: { healthy: failures === 0, findings },
    lines: tableOf(findings),
    notes: [`${count('ok')} ok, ${count('warning')} warnings, ${failures} failed.`],
    ...(failures > 0 && { failed: true }),
  };
}

async function storeFindings({ store }: Pick<Examinations, 'store'>): Promise<readonly DoctorFinding[]> {
  return (await store()).map(({ check, verdict, importance, seen, advice }) => {
    const weight = importance === 'required' ? 'failed' : 'warning';
    return { part: 'store', check, verdict: verdict === 'ok' ? 'ok' : weight, seen, advice };
  });
}

/** A line a finding; below what is not well, what to change. */
function tableOf(findings: readonly DoctorFinding[]): readonly string[] {
  const widthOf = (column: 'part' | 'check' | 'verdict') =>
    Math.max(...findings.map((finding) => finding[column].length));
  const widths = { verdict: widthOf('verdict'), part: widthOf('part'), check: widthOf('check') };
  return findings.flatMap(({ verdict, part, check, seen, advice }) => {
    const line = [verdict.padEnd(widths.verdict), part.padEnd(widths.part), check.padEnd(widths.check), seen].join(
      '  ',
    );
    return advice === null ? [line] : [line, `${' '.repeat(widths.verdict + 2)}${advice}`];
  });
}
