import { fileSealer, finalizeQueue, SingleFlight } from '@layers-content/core';
import type {
  ContentItem,
  FairQueue,
  FileSealer,
  NewUploadItem,
  ObjectStore,
  Repository,
  TenantRepository,
} from '@layers-content/core';
import type { TestDatabase } from '@layers-content/database/testing';
import { MemoryStore } from '@layers-content/core/testing';
import type { Scheduler } from 'fast-check';
import { changedPort } from '../changed-port.ts';
import { prober } from './prober.ts';
import { inTurns, turnsOf } from './turns.ts';
import type { Turns } from './turns.ts';
import { UploadModel } from './upload-model.ts';
import { ownInspection, repositoryWith, watchedMaintenance, watchedStore, watchedTenant } from './watched-ports.ts';

interface Ports {
  readonly repository: Repository;
  readonly tenant: TenantRepository;
  readonly store: ObjectStore;
}

/** One process of the service: each call of its ports takes a turn. */
export interface Process extends Ports {
  readonly turns: Turns;
  readonly sealer: FileSealer;
  readonly queue: FairQueue;
  readonly singleFlight: SingleFlight<ContentItem>;
  /** Aborted when the process is killed. */
  readonly life: AbortController;
  /** The ends of the time its finalizes have. */
  readonly deadlines: Set<AbortController>;
}

/** Everything the actors of one schedule work on. */
export interface Stage {
  readonly database: TestDatabase;
  /** What lies in the store. */
  readonly bytes: MemoryStore;
  readonly model: UploadModel;
  readonly processes: readonly [Process, Process];
  /** The same ports, watched but at once; for what comes after the schedule. */
  readonly direct: Ports;
}

export function openStage(
  database: TestDatabase,
  tenant: TenantRepository,
  { id, files }: NewUploadItem,
  scheduler: Scheduler,
): Stage {
  const model = new UploadModel(id, files);
  const bytes = new MemoryStore();
  const own = watchedTenant(tenant, model);
  const maintenance = watchedMaintenance(database.repository.maintenance, model);
  const inspection = ownInspection(database.repository.inspection, model);
  const direct = {
    tenant: own,
    repository: repositoryWith(database.repository, { tenant: own, maintenance, inspection }),
    store: watchedStore(bytes, model),
  };
  return {
    database,
    bytes,
    model,
    processes: [startProcess(direct, scheduler, 1), startProcess(direct, scheduler, 2)],
    direct,
  };
}

function startProcess(direct: Ports, scheduler: Scheduler, n: number): Process {
  const life = new AbortController();
  const turns = turnsOf(scheduler, () => !life.signal.aborted);
  const tenant = inTurns(direct.tenant, turns, `${n}: repository`);
  const maintenance = inTurns(direct.repository.maintenance, turns, `${n}: maintenance`);
  const store = changedPort<ObjectStore>(inTurns(direct.store, turns, `${n}: store`), {
    async *list(prefix) {
      await turns.take(`${n}: store.list ${prefix}`, () => undefined);
      yield* direct.store.list(prefix);
    },
  });
  const inspection = inTurns(direct.repository.inspection, turns, `${n}: inspection`);
  const repository = repositoryWith(direct.repository, { tenant, maintenance, inspection });
  return {
    turns,
    tenant,
    repository,
    store,
    sealer: fileSealer({ store, prober }),
    queue: finalizeQueue(1),
    singleFlight: new SingleFlight(),
    life,
    deadlines: new Set(),
  };
}
