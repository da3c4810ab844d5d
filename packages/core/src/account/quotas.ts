import { QuotaExceededError } from '../errors.ts';
import type { Usage } from '../repository.ts';

export const quotaNames = ['openUploads', 'storedBytes', 'itemsPerDay'] as const;
export type QuotaName = (typeof quotaNames)[number];

/** Limits of an organization in one environment (contract.md); 0 stands for unlimited. */
export type Quotas = Readonly<Record<QuotaName, number>>;

/** The refusal of what would not fit any more: which quota, its limit, what is used, and when it starts over, if it does. */
export function quotaExceeded(quota: QuotaName, quotas: Quotas, usage: Usage): QuotaExceededError {
  const used = { openUploads: usage.openUploads, storedBytes: usage.storedBytes, itemsPerDay: usage.itemsToday }[quota];
  return new QuotaExceededError({
    quota,
    limit: quotas[quota],
    used,
    resetsAt: quota === 'itemsPerDay' ? usage.dayEndsAt : null,
  });
}
