import type { ObjectStore } from '../upload/object-store.ts';
import type { MaintenanceRepository } from './maintenance-repository.ts';
import { throwFaults } from './settled.ts';

const batchSize = 200;
/** So many in the store at once, lest requests wait behind all of a batch there. */
const atOnce = 8;
/** How long a taken key is left alone; a crash in between only delays it by this much. */
const hiddenMs = 60_000;

/**
 * Deletes what the outbox names, and forgets a key only once the store confirmed it. Returns how many.
 * @throws AggregateError when the store refused some, after the others; what was not confirmed comes up again.
 */
export async function drainDeletions({
  maintenance,
  store,
  stopping,
}: {
  readonly maintenance: Pick<MaintenanceRepository, 'takeDeletions' | 'confirmDeletions'>;
  readonly store: Pick<ObjectStore, 'delete'>;
  /** Ends the work after the deletions at hand. */
  readonly stopping?: AbortSignal;
}): Promise<number> {
  let deleted = 0;
  while (!stopping?.aborted) {
    const keys = await maintenance.takeDeletions(batchSize, hiddenMs);
    const outcomes: PromiseSettledResult<void>[] = [];
    while (outcomes.length < keys.length && !stopping?.aborted) {
      const some = keys.slice(outcomes.length, outcomes.length + atOnce);
      outcomes.push(...(await Promise.allSettled(some.map((key) => store.delete(key)))));
    }
    const confirmed = keys.filter((_key, index) => outcomes[index]?.status === 'fulfilled');
    await maintenance.confirmDeletions(confirmed);
    deleted += confirmed.length;
    throwFaults(outcomes, 'deleting from the object store');
    if (keys.length < batchSize) break;
  }
  return deleted;
}
