import { drainDeletions, UnavailableError } from '@layers-content/core';
import type { MaintenanceRepository, ObjectStore } from '@layers-content/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedPort } from '../changed-port.ts';
import { beginCampaign } from '@layers-content/campaigns';
import {
  after,
  cancel,
  expectNothingLost,
  later,
  neededKeys,
  plant,
  read,
  repositoryOf,
  scheduledKeys,
} from './planted.ts';
import type { BackgroundCampaign, Field, Planted, Processes } from './planted.ts';
import { anyPlans } from './plans.ts';

/** Why the keys of a drain are not gone afterwards. */
const troubles = ['none', 'the store refuses', 'dies before it deletes', 'dies before it confirms'] as const;
type Trouble = (typeof troubles)[number];

type Step =
  | { readonly step: 'cancel' | 'cancel, then undo'; readonly which: number }
  | { readonly step: 'drain'; readonly drains: readonly Trouble[] }
  | { readonly step: 'late PUT'; readonly which: number }
  | { readonly step: 'wait'; readonly ms: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ step: fc.constantFrom('cancel' as const, 'cancel, then undo' as const), which: fc.nat(5) }),
  fc.record({
    step: fc.constant('drain' as const),
    drains: fc.array(fc.constantFrom(...troubles), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ step: fc.constant('late PUT' as const), which: fc.nat(20) }),
  fc.record({ step: fc.constant('wait' as const), ms: fc.constantFrom(1, 30_000, 59_999, 60_000) }),
);

/** Random histories of ends, drains and deaths; several drains at once. */
export function outboxModel(processes: () => Processes, campaignName: BackgroundCampaign): void {
  test('drainDeletions deletes what was committed as ended, until the store confirmed it, and nothing else', async () => {
    const campaign = beginCampaign(campaignName);
    const property = fc.asyncProperty(
      anyPlans,
      fc.array(anyStep, { minLength: 1, maxLength: 8 }),
      async (plans, steps) => {
        const outbox = new Outbox(await plant(processes(), plans));
        await outbox.open();
        for (const step of steps) await outbox.take(step);
        await outbox.end();
      },
    );
    await fc.assert(property, { numRuns: campaign.rounds, seed: campaign.seed });
    campaign.report('drainDeletions');
  });
}

/** The outbox as it must be: which keys it holds, and from when on each is due. */
class Outbox {
  readonly #field: Field;
  readonly #dueAt = new Map<string, number>();
  #now = later;

  constructor(field: Field) {
    this.#field = field;
  }

  async open(): Promise<void> {
    for (const key of await scheduledKeys(this.#field.processes)) this.#dueAt.set(key, later.getTime());
  }

  async take(step: Step): Promise<void> {
    if (step.step === 'wait') await this.#wait(step.ms);
    else if (step.step === 'drain') await this.#drain(step.drains);
    else if (step.step === 'late PUT') this.#putLate(step.which);
    else await this.#cancel(this.#field.planted[step.which % this.#field.planted.length], step.step === 'cancel');
    expect(await scheduledKeys(this.#field.processes)).toEqual([...this.#dueAt.keys()].sort());
  }

  /** With the store well and time enough, exactly what is needed is left. */
  async end(): Promise<void> {
    await this.#wait(60_000);
    await this.#drain(['none']);
    expect(this.#dueAt.size).toBe(0);
    await expectNothingLost(this.#field);
  }

  async #wait(ms: number): Promise<void> {
    this.#now = after(ms, this.#now);
    await this.#field.setNow(this.#now);
  }

  async #cancel(planted: Planted | undefined, commits: boolean): Promise<void> {
    if (!planted) return;
    const { upload: before } = await read(planted);
    if (!commits) {
      const undone = planted.own.transaction(async (unit) => {
        await unit.cancelContent(planted.id, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      return;
    }
    const needed = await neededKeys([planted]);
    const answer = await cancel(planted);
    if (answer.outcome !== 'canceled' || !answer.changed) return;
    // A completed item's staging keys went when it was completed, but a PUT may have come since.
    const ended = before.state === 'completed' ? [...needed, ...before.files.map((file) => file.stagingKey)] : needed;
    for (const key of ended) if (!this.#dueAt.has(key)) this.#dueAt.set(key, this.#now.getTime());
  }

  /** Lands bytes at a key that waits in the outbox. */
  #putLate(which: number): void {
    const keys = [...this.#dueAt.keys()];
    const key = keys[which % keys.length];
    if (key !== undefined) this.#field.store.put(key, Uint8Array.of(2));
  }

  async #drain(drains: readonly Trouble[]): Promise<void> {
    const due = [...this.#dueAt].filter(([, dueAt]) => dueAt <= this.#now.getTime()).map(([key]) => key);
    const deleted: string[] = [];
    const taken: string[] = [];
    await Promise.allSettled(
      drains.map(async (trouble, n) => {
        const maintenance = troubledOutbox(repositoryOf(this.#field, n).maintenance, trouble, taken);
        await drainDeletions({ maintenance, store: troubledStore(this.#field, trouble, deleted) });
      }),
    );
    // Each due key is one drain's, and no other key is anybody's.
    expect([...taken].sort()).toEqual([...due].sort());
    expect(new Set(deleted).size).toBe(deleted.length);
    expect(deleted.filter((key) => !due.includes(key))).toEqual([]);
    const left = await scheduledKeys(this.#field.processes);
    for (const key of due) {
      if (left.includes(key)) this.#dueAt.set(key, this.#now.getTime() + 60_000);
      else {
        expect(deleted).toContain(key);
        this.#dueAt.delete(key);
      }
    }
    const isWell = drains.every((trouble) => trouble === 'none');
    if (isWell) expect(left.filter((key) => due.includes(key))).toEqual([]);
  }
}

function troubledOutbox(maintenance: MaintenanceRepository, trouble: Trouble, taken: string[]): MaintenanceRepository {
  return changedPort(maintenance, {
    takeDeletions: async (...args) => {
      const keys = await maintenance.takeDeletions(...args);
      taken.push(...keys);
      if (trouble === 'dies before it deletes') throw new Error('killed');
      return keys;
    },
    confirmDeletions: async (keys) => {
      if (trouble === 'dies before it confirms') throw new Error('killed');
      await maintenance.confirmDeletions(keys);
    },
  });
}

function troubledStore({ store }: Field, trouble: Trouble, deleted: string[]): ObjectStore {
  return changedPort<ObjectStore>(store, {
    delete: async (key) => {
      if (trouble === 'the store refuses') throw new UnavailableError('object store');
      deleted.push(key);
      await store.delete(key);
    },
  });
}
