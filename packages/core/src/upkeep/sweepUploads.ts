import type { Environment } from '../account/tenant.ts';
import type { Repository } from '../repository.ts';
import type { FinalizeObserver } from '../upload/finalize-observer.ts';
import { leaseMs } from '../upload/limits.ts';
import type { ObjectStore } from '../upload/object-store.ts';
import { publishUpload } from '../upload/publish-upload.ts';
import { requireUpload } from '../upload/upload.ts';
import type { AbandonedUpload } from './maintenance-repository.ts';
import { throwFaults } from './settled.ts';

const canceledAtOnce = 500;
/** Each copies whole files: more at once would take the connections to the store from the requests of this process. */
const publishedAtOnce = 16;

/**
 * Cancels uploads whose session ran out and finishes those a dead worker left `publishing`. In many processes at once
 * each upload is one's alone; who fails or dies over it leaves it to a later sweep, after a lease.
 * @throws UnavailableError; AggregateError when some could not be finished, after the others taken with them.
 */
export async function sweepUploads({
  repository,
  storeOf,
  observerOf = () => undefined,
  stopping,
}: {
  readonly repository: Repository;
  readonly storeOf: (environment: Environment) => ObjectStore;
  readonly observerOf?: (environment: Environment) => FinalizeObserver | undefined;
  /** Ends the work after the batch at hand. */
  readonly stopping?: AbortSignal;
}): Promise<{ readonly canceled: number; readonly published: number }> {
  let canceled = 0;
  for (let batch = canceledAtOnce; batch === canceledAtOnce && !stopping?.aborted; canceled += batch) {
    batch = await repository.maintenance.cancelExpired(canceledAtOnce);
  }
  const finish = async ({ tenant, contentId }: AbandonedUpload): Promise<boolean> => {
    const tenantRepository = repository.forTenant(tenant, 'system');
    const stored = requireUpload(await tenantRepository.findContent(contentId));
    if (stored.upload.state !== 'publishing') return false;
    const ports = {
      repository: tenantRepository,
      store: storeOf(tenant.environment),
      observer: observerOf(tenant.environment),
    };
    return (await publishUpload(ports, stored)) !== null;
  };
  let published = 0;
  for (let batch = publishedAtOnce; batch === publishedAtOnce && !stopping?.aborted;) {
    const abandoned = await repository.maintenance.takeAbandonedPublishing(publishedAtOnce, leaseMs);
    const outcomes = await Promise.allSettled(abandoned.map(finish));
    throwFaults(outcomes, 'finishing abandoned uploads');
    published += outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length;
    batch = abandoned.length;
  }
  return { canceled, published };
}
