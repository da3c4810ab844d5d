/** How often a step is tried and how long is waited in between. */
export interface RetryPolicy {
  /** All tries counted, the first one included. */
  readonly attempts: number;
  /** Wait before the second try; it doubles with each further one, unless the service names its own. */
  readonly firstDelayMs: number;
}

export const defaultRetries: RetryPolicy = { attempts: 5, firstDelayMs: 500 };

/** Longest wait before one try: the minute of a rate limit. Whoever is asked to wait longer is told at once. */
const maxDelayMs = 60_000;

/** What to do about a failure: how long the service asked to wait (null when it did not), or nothing more. */
export type Verdict = { readonly retryAfterMs: number | null } | 'give-up';

/** A step failed and is tried again after this wait. */
export interface RetryWait {
  readonly error: unknown;
  readonly delayMs: number;
}

export interface RetryOptions {
  readonly policy: RetryPolicy;
  readonly signal: AbortSignal | undefined;
  readonly judge: (error: unknown) => Verdict;
  /** Told before each wait. */
  readonly onWait?: ((wait: RetryWait) => void) | undefined;
}

/**
 * Tries a step until it succeeds, its failure is final, the service asks for more than a minute, or the policy is
 * used up; then throws the last failure. A try never comes earlier than the service asked for. The signal ends a wait
 * at once with its reason.
 */
export async function retry<T>(
  step: (attempt: number) => Promise<T>,
  { policy, signal, judge, onWait }: RetryOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      signal?.throwIfAborted();
      return await step(attempt);
    } catch (error) {
      signal?.throwIfAborted();
      const verdict = attempt < policy.attempts ? judge(error) : 'give-up';
      if (verdict === 'give-up' || (verdict.retryAfterMs ?? 0) > maxDelayMs) throw error;
      const ownDelayMs = Math.min(policy.firstDelayMs * 2 ** (attempt - 1), maxDelayMs);
      const delayMs = verdict.retryAfterMs ?? ownDelayMs;
      onWait?.({ error, delayMs });
      await sleep(delayMs, signal);
    }
  }
}

/** Ends early when the signal does; the next try then throws its reason. */
function sleep(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    signal?.addEventListener('abort', end, { once: true });
  });
}
