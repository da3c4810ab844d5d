import type { ObjectStore } from '../upload/object-store.ts';
import type { MaintenanceRepository } from './maintenance-repository.ts';
import { throwFaults } from './settled.ts';

const batchSize = 200;
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
  readonly maintenance: MaintenanceRepository;
  readonly store: ObjectStore;
  /** Ends the work after the batch at hand. */
  readonly stopping?: AbortSignal;
}): Promise<number> {
  let deleted = 0;
  while (!stopping?.aborted) {
    const keys = await maintenance.takeDeletions(batchSize, hiddenMs);
    const outcomes = await Promise.allSettled(keys.map((key) => store.delete(key)));
    const confirmed = keys.filter((_key, index) => outcomes[index]?.status === 'fulfilled');
    await maintenance.confirmDeletions(confirmed);
    deleted += confirmed.length;
    throwFaults(outcomes, 'deleting from the object store');
    if (keys.length < batchSize) break;
  }
  return deleted;
}
