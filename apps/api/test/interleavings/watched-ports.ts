import type {
  InspectionRepository,
  MaintenanceRepository,
  ObjectStore,
  Repository,
  TenantRepository,
  TenantUnit,
} from '@layers-content/core';
import type { MemoryStore } from '@layers-content/core/testing';
import { changedPort } from '../changed-port.ts';
import type { UploadModel } from './upload-model.ts';

/** The tenant's repository; the model is told of every answer, of a transaction's when it has ended. */
export function watchedTenant(own: TenantRepository, model: UploadModel): TenantRepository {
  return {
    ...own,
    findContent: async (contentId) => {
      const stored = await own.findContent(contentId);
      if (stored) model.sawRow(stored);
      return stored;
    },
    claimUpload: async (claim) => {
      const won = await own.claimUpload(claim);
      model.sawClaim(claim, won);
      return won;
    },
    commitVerdict: async (verdict) => {
      const won = await own.commitVerdict(verdict);
      model.sawVerdict(verdict, won);
      return won;
    },
    releaseUpload: async (claim, refusal) => {
      const won = await own.releaseUpload(claim, refusal);
      model.sawRelease(claim.fence, won);
      return won;
    },
    transaction: async (work) => {
      const seen: (() => void)[] = [];
      const result = await own.transaction((unit) => work(watchedUnit(unit, model, seen)));
      for (const tell of seen) tell();
      return result;
    },
  };
}

function watchedUnit(unit: TenantUnit, model: UploadModel, seen: (() => void)[]): TenantUnit {
  return {
    ...unit,
    completePublishing: async (contentId, fence) => {
      const item = await unit.completePublishing(contentId, fence);
      seen.push(() => {
        model.sawCompletion(fence, item);
      });
      return item;
    },
    updateCaption: async (contentId, caption, platformFit) => {
      const item = await unit.updateCaption(contentId, caption, platformFit);
      seen.push(() => {
        model.sawCaption(caption, item);
      });
      return item;
    },
    cancelContent: async (contentId, reasons) => {
      const answer = await unit.cancelContent(contentId, reasons);
      seen.push(() => {
        model.sawCancel(answer);
      });
      return answer;
    },
  };
}

export function watchedMaintenance(maintenance: MaintenanceRepository, model: UploadModel): MaintenanceRepository {
  return {
    ...maintenance,
    cancelExpired: async (limit) => {
      const count = await maintenance.cancelExpired(limit);
      model.sawExpiredCanceled(count);
      return count;
    },
    takeAbandonedPublishing: async (limit, leaseMs) => {
      const taken = await maintenance.takeAbandonedPublishing(limit, leaseMs);
      model.sawTaken(taken.map(({ contentId }) => contentId));
      return taken;
    },
    scheduleUnknown: async (keys) => {
      const scheduled = await maintenance.scheduleUnknown(keys);
      model.sawScheduled(scheduled);
      return scheduled;
    },
  };
}

/** Sees this upload alone: the bytes of others lie in other stores. */
export function ownInspection(inspection: InspectionRepository, { contentId }: UploadModel): InspectionRepository {
  return {
    ...inspection,
    listHeldObjects: async (environment, after, limit) =>
      (await inspection.listHeldObjects(environment, after, limit)).filter((held) => held.contentId === contentId),
  };
}

/** The whole repository over these. */
export function repositoryWith(
  real: Repository,
  {
    tenant,
    ...parts
  }: {
    readonly tenant: TenantRepository;
    readonly maintenance: MaintenanceRepository;
    readonly inspection: InspectionRepository;
  },
): Repository {
  return { ...real, ...parts, forTenant: () => tenant };
}

export function watchedStore(store: MemoryStore, model: UploadModel): ObjectStore {
  return changedPort<ObjectStore>(store, {
    freeze: (stagingKey, frozenKey, etag) => {
      model.sawFreeze(frozenKey);
      return store.freeze(stagingKey, frozenKey, etag);
    },
    publish: (frozenKey, publicKey, contentType) => {
      model.sawPublish(frozenKey, publicKey);
      return store.publish(frozenKey, publicKey, contentType);
    },
    delete: (key) => {
      model.sawDelete(key);
      return store.delete(key);
    },
  });
}
