import { LayersApiError, LayersNetworkError } from '../errors.ts';
import type { Verdict } from './retry.ts';

const passingCodes: readonly string[] = ['FINALIZE_IN_PROGRESS', 'IDEMPOTENCY_IN_PROGRESS'];
/** These share a status with what passes, and do not. */
const lastingCodes: readonly string[] = ['KILL_SWITCH', 'QUOTA_EXCEEDED'];

/** A call is repeated after a lost connection, and where the answer says that it will pass. */
export function judgeCall(error: unknown): Verdict {
  if (error instanceof LayersNetworkError) return { retryAfterMs: null };
  if (!(error instanceof LayersApiError) || lastingCodes.includes(error.code)) return 'give-up';
  const passing = passingCodes.includes(error.code) || [429, 502, 503, 504].includes(error.status);
  return passing ? { retryAfterMs: retryAfterMsOf(error) } : 'give-up';
}

/** A PUT may be repeated after any fault of the store. */
export function judgePut(error: unknown): Verdict {
  const fault = error instanceof LayersApiError && (error.status >= 500 || error.status === 408);
  return fault && error.code !== 'KILL_SWITCH' ? { retryAfterMs: retryAfterMsOf(error) } : judgeCall(error);
}

function retryAfterMsOf({ retryAfterSeconds }: LayersApiError): number | null {
  return retryAfterSeconds === null ? null : retryAfterSeconds * 1_000;
}
