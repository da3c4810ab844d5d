import { leaseMs } from '../limits.ts';
import { throwFaults } from '../settled.ts';
import type { FinalizeObserver } from '../ports/finalize-observer.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Repository } from '../ports/repository.ts';
import { publishUpload, recordCompletion } from '../publish-upload.ts';
import type { World } from '../tenant.ts';
import { requireUpload } from '../upload.ts';

const batchSize = 500;

/**
 * Cancels uploads whose session ran out and finishes those a dead worker left `publishing`. In many processes at once each
 * upload is one's alone; who fails or dies over it leaves it to the next sweep after a lease.
 * @throws UnavailableError; AggregateError when some could not be finished, after the others.
 */
export async function sweepUploads({
  repository,
  storeOf,
  observerOf = () => undefined,
  stopping,
}: {
  readonly repository: Repository;
  readonly storeOf: (world: World) => ObjectStore;
  readonly observerOf?: (world: World) => FinalizeObserver | undefined;
  /** Ends the work after the batch at hand. */
  readonly stopping?: AbortSignal;
}): Promise<{ readonly canceled: number; readonly published: number }> {
  let canceled = 0;
  for (let batch = batchSize; batch === batchSize && !stopping?.aborted; canceled += batch) {
    batch = await repository.maintenance.cancelExpired(batchSize);
  }
  if (stopping?.aborted) return { canceled, published: 0 };
  const abandoned = await repository.maintenance.takeAbandonedPublishing(batchSize, leaseMs);
  const outcomes = await Promise.allSettled(
    abandoned.map(async ({ tenant, contentId }) => {
      const tenantRepository = repository.forTenant(tenant);
      const stored = requireUpload(await tenantRepository.findContent(contentId));
      if (stored.upload.state !== 'publishing') return null;
      const ports = { repository: tenantRepository, store: storeOf(tenant.world), observer: observerOf(tenant.world) };
      return publishUpload(ports, stored, recordCompletion);
    }),
  );
  throwFaults(outcomes, 'finishing abandoned uploads');
  return { canceled, published: outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value !== null).length };
}
