import type { ContentItem } from '../content/content-item.ts';

/** The steps of a finalize that are worth a clock, in their order (docs/upload-lifecycle.md). */
export const finalizePhases = ['claim', 'freeze', 'judge', 'verdict', 'publish', 'complete'] as const;
export type FinalizePhase = (typeof finalizePhases)[number];

/** Looks on while uploads are finalized, for whoever runs the service. */
export interface FinalizeObserver {
  /** Does `work` and answers what it answers. */
  phase<T>(phase: FinalizePhase, work: () => Promise<T>): Promise<T>;
  /** Told once of each item, by whoever completed it. */
  completed(item: ContentItem): void;
}

/** Stands where nobody looks on. */
export const unobserved: FinalizeObserver = { phase: (_phase, work) => work(), completed: () => undefined };
