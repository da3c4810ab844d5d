// The service of main.ts with its store and repository watched: it counts what they did, and kills its own process at
// the call its parent names. Spoken to over IPC, in JSON.
import { isObject } from '@layers-content/contract';
import { fileSealer } from '@layers-content/core';
import type { Repository, TenantRepository } from '@layers-content/core';
import type { DirectoryStore } from '@layers-content/object-store';
import { readConfig } from '../../src/config/config.ts';
import { openContext } from '../../src/context.ts';
import { runService } from '../../src/service.ts';

let deathAt: string | null = null;
let started: Record<string, number> = {};
let succeeded: Record<string, number> = {};

function dieAt(moment: string): void {
  if (moment === deathAt) process.kill(process.pid, 'SIGKILL');
}

/** Moments are named `before <call> <n>` and `after <call> <n>`; n counts the calls of that name since it was told. */
async function watched<T>(name: string, work: () => Promise<T>): Promise<T> {
  const number = begin(name);
  const outcome = await work();
  end(name, number, outcome);
  return outcome;
}

function begin(name: string): number {
  const number = (started[name] ?? 0) + 1;
  started[name] = number;
  dieAt(`before ${name} ${number}`);
  return number;
}

function end(name: string, number: number, outcome: unknown): void {
  dieAt(`after ${name} ${number}`);
  if (outcome !== false && outcome !== null) succeeded[name] = (succeeded[name] ?? 0) + 1;
}

function watchedStore(store: DirectoryStore): DirectoryStore {
  return {
    ...store,
    freeze: (...given) => watched('freeze', () => store.freeze(...given)),
    publish: (...given) => watched('publish', () => store.publish(...given)),
  };
}

function watchedRepository(repository: Repository): Repository {
  const watchedTenant = (tenant: TenantRepository): TenantRepository => ({
    ...tenant,
    claimUpload: (claim) => watched('claimUpload', () => tenant.claimUpload(claim)),
    commitVerdict: (verdict) => watched('commitVerdict', () => tenant.commitVerdict(verdict)),
    // Completed is what was committed: "after" lies behind the transaction.
    transaction: async (work) => {
      let ending = (): void => undefined;
      const outcome = await tenant.transaction((unit) =>
        work({
          ...unit,
          completePublishing: async (...given) => {
            const number = begin('completePublishing');
            const completed = await unit.completePublishing(...given);
            ending = () => {
              end('completePublishing', number, completed);
            };
            return completed;
          },
        }),
      );
      ending();
      return outcome;
    },
  });
  return { ...repository, forTenant: (...owner) => watchedTenant(repository.forTenant(...owner)) };
}

process.on('message', (message) => {
  const told: unknown = typeof message === 'string' ? JSON.parse(message) : null;
  const answer = succeeded;
  [started, succeeded] = [{}, {}];
  deathAt = isObject(told) && typeof told['deathAt'] === 'string' ? told['deathAt'] : null;
  process.send?.(answer);
});

const service = await runService(
  readConfig(process.cwd()),
  (line) => process.stdout.write(`${line}\n`),
  async (config, tell) => {
    const context = await openContext(config, tell);
    if (!context.directory) throw new Error('an embedded service keeps its objects in a directory');
    const store = watchedStore(context.directory);
    const live = { ...context.environments.live, store, sealer: fileSealer({ store, prober: context.prober }) };
    return {
      ...context,
      store,
      directory: store,
      environments: { ...context.environments, live },
      repository: watchedRepository(context.repository),
    };
  },
);
process.once('SIGTERM', () => {
  void service.stop('SIGTERM').then(() => process.exit(0));
});
