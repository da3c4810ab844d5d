import { leaseMs } from '../limits.ts';
import { throwFaults } from '../settled.ts';
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
}: {
  readonly repository: Repository;
  readonly storeOf: (world: World) => ObjectStore;
}): Promise<{ readonly canceled: number; readonly published: number }> {
  let canceled = 0;
  for (let batch = batchSize; batch === batchSize; canceled += batch) {
    batch = await repository.maintenance.cancelExpired(batchSize);
  }
  const abandoned = await repository.maintenance.takeAbandonedPublishing(batchSize, leaseMs);
  const outcomes = await Promise.allSettled(
    abandoned.map(async ({ tenant, contentId }) => {
      const tenantRepository = repository.forTenant(tenant);
      const stored = requireUpload(await tenantRepository.findContent(contentId));
      if (stored.upload.state !== 'publishing') return null;
      return publishUpload({ repository: tenantRepository, store: storeOf(tenant.world) }, stored, recordCompletion);
    }),
  );
  throwFaults(outcomes, 'finishing abandoned uploads');
  return { canceled, published: outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value !== null).length };
}
