import { QuotaExceededError } from './errors.ts';

export const quotaNames = ['openUploads', 'storedBytes', 'itemsPerDay'] as const;
export type QuotaName = (typeof quotaNames)[number];

/** Limits of an organization in one environment (the contract, "Quotas"); 0 stands for unlimited. */
export type Quotas = Readonly<Record<QuotaName, number>>;

/** Counters of an organization in one environment, always equal to a recount of its rows. */
export interface Usage {
  /** Uploads that are neither completed nor canceled. */
  readonly openUploads: number;
  /** Bytes of completed uploads, and what open ones have reserved. */
  readonly storedBytes: number;
  /** Items opened since midnight UTC. */
  readonly itemsToday: number;
  /** The next midnight UTC. */
  readonly dayEndsAt: Date;
}

/**
 * The refusal of what would not fit any more: which quota, its limit, what is used, and when it starts over, if it
 * does.
 */
export function quotaExceeded(quota: QuotaName, quotas: Quotas, usage: Usage): QuotaExceededError {
  const used = { openUploads: usage.openUploads, storedBytes: usage.storedBytes, itemsPerDay: usage.itemsToday }[quota];
  return new QuotaExceededError({
    quota,
    limit: quotas[quota],
    used,
    resetsAt: quota === 'itemsPerDay' ? usage.dayEndsAt : null,
  });
}
