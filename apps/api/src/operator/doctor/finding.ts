/** What was looked at, in the order of the table. */
export type ExaminedPart = 'settings' | 'data-directory' | 'database' | 'store' | 'addresses' | 'platform-rules';

/** One line of the doctor's table. */
export interface DoctorFinding {
  readonly part: ExaminedPart;
  readonly check: string;
  /** `failed`: the service cannot work like this; `warning`: it works, but not as it should. */
  readonly verdict: 'ok' | 'warning' | 'failed';
  /** In a few words, for a person; never a secret. */
  readonly seen: string;
  /** What to change; null when all is well. */
  readonly advice: string | null;
}

export type Verdict = Omit<DoctorFinding, 'part' | 'check'>;

export function ok(seen: string): Verdict {
  return { verdict: 'ok', seen, advice: null };
}

export function warning(seen: string, advice: string): Verdict {
  return { verdict: 'warning', seen, advice };
}

export function failed(seen: string, advice: string): Verdict {
  return { verdict: 'failed', seen, advice };
}
