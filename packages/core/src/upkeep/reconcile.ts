import { ownedPrefixes } from '../upload/object-keys.ts';
import type { ObjectStore } from '../upload/object-store.ts';
import type { MaintenanceRepository } from './maintenance-repository.ts';

const batchSize = 500;

export interface ReconcilePorts {
  readonly maintenance: MaintenanceRepository;
  readonly store: ObjectStore;
  /** Ends the walk early; the next one begins anew. */
  readonly stopping?: AbortSignal;
}

/**
 * Walks the store and gives the outbox every object older than `minAgeMs` that no row knows: late PUTs, temporary files
 * and copies of dead workers. Returns the keys.
 * @throws UnavailableError.
 */
export async function reconcile(
  { maintenance, store, stopping }: ReconcilePorts,
  minAgeMs: number,
): Promise<readonly string[]> {
  const newest = (await maintenance.now()).getTime() - minAgeMs;
  const orphans: string[] = [];
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    orphans.push(...(await maintenance.scheduleUnknown(batch)));
    batch = [];
  };
  for (const prefix of ownedPrefixes) {
    for await (const object of store.list(prefix)) {
      if (stopping?.aborted) return orphans;
      if (object.modifiedAt.getTime() > newest) continue;
      batch.push(object.key);
      if (batch.length === batchSize) await flush();
    }
  }
  await flush();
  return orphans;
}
