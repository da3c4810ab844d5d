import { throwFaults } from '../settled.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Repository } from '../ports/repository.ts';
import { publishUpload, recordCompletion } from '../publish-upload.ts';
import type { World } from '../tenant.ts';
import { requireUpload } from '../upload.ts';

const batchSize = 500;

/**
 * Cancels uploads whose session ran out and finishes those a dead worker left `publishing`; safe in many processes at once.
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
  const abandoned = await repository.maintenance.findAbandonedPublishing(batchSize);
  const outcomes = await Promise.allSettled(
    abandoned.map(async ({ tenant, contentId }) => {
      const tenantRepository = repository.forTenant(tenant);
      const stored = requireUpload(await tenantRepository.findContent(contentId));
      return stored.upload.state === 'publishing' && publishUpload({ repository: tenantRepository, store: storeOf(tenant.world) }, stored, recordCompletion);
    }),
  );
  throwFaults(outcomes, 'finishing abandoned uploads');
  return { canceled, published: outcomes.length };
}
