import { sweepUploads, UnavailableError } from '@layers-content/core';
import type { ObjectStore } from '@layers-content/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedPort } from '../changed-port.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { after, later, plant, read, repositoryOf, scheduledKeys } from './planted.ts';
import type { BackgroundCampaign, Field, Planted, Processes } from './planted.ts';
import { anyPlans } from './plans.ts';

/** Uploads in every state, found by several sweeps at once while the store refuses some of them. */
export function sweepModel(processes: () => Processes, campaignName: BackgroundCampaign): void {
  test('sweepUploads ends exactly what is left over, each upload by one sweep', async () => {
    const campaign = beginCampaign(campaignName);
    const property = fc.asyncProperty(
      anyPlans,
      fc.integer({ min: 1, max: 4 }),
      fc.nat(),
      async (plans, sweepers, refusing) => {
        const field = await plant(processes(), plans);
        const fates = field.planted.map((one, index) => ({ one, fate: fateOf(one, (refusing >> index) % 2 === 1) }));
        const withFate = (fate: Fate) => fates.filter((each) => each.fate === fate).map(({ one }) => one);
        const watched = watchedStore(field, withFate('refused'));
        const before = await Promise.all(field.planted.map(read));
        const scheduled = await scheduledKeys(field.processes);

        const sweeps = await sweepAll(field, watched.store, sweepers);
        for (const [index, { one, fate }] of fates.entries()) expectFate(await read(one), fate, before[index]);
        expect(faultsIn(sweeps)).toHaveLength(withFate('refused').length);
        const counts = { canceled: withFate('canceled').length, published: withFate('completed').length };
        if (withFate('refused').length === 0) expect(sumOf(sweeps)).toEqual(counts);
        expect(watched.tries()).toEqual(
          Object.fromEntries([
            ...withFate('completed').map((one) => [one.id, one.files]),
            ...withFate('refused').map((one) => [one.id, 1]),
          ]),
        );
        const ended = fates.flatMap(({ fate }, index) =>
          fate === 'canceled' || fate === 'completed' ? privateKeysOf(before[index]) : [],
        );
        expect(await scheduledKeys(field.processes)).toEqual([...scheduled, ...ended].sort());
        expect(await toldOf(field)).toEqual({
          'content.canceled': counts.canceled,
          'content.completed': counts.published,
        });

        // What was refused is left alone for a lease, and then finished.
        expect(faultsIn(await sweepAll(field, watched.store, sweepers))).toEqual([]);
        watched.accept();
        await field.setNow(after(90_000, later));
        await sweepAll(field, watched.store, sweepers);
        for (const one of withFate('refused')) expect((await read(one)).item.status).toBe('completed');
      },
    );
    await fc.assert(property, { numRuns: campaign.rounds, seed: campaign.seed });
    campaign.report('sweepUploads');
  });
}

/** More abandoned uploads than one process may copy at a time. */
export function sweepOfMany(processes: () => Processes): void {
  const one = { state: 'publishing', files: 1, environment: 'live', isExpired: false, isLapsed: true } as const;
  const many = 40;

  test('sweepUploads finishes however many are abandoned, some at a time, and fewer once it is told to stop', async () => {
    const field = await plant(
      processes(),
      Array.from({ length: many }, () => one),
    );
    const stopping = new AbortController();
    let atWork = 0;
    let most = 0;
    const store = changedPort<ObjectStore>(field.store, {
      publish: async (...args) => {
        most = Math.max(most, (atWork += 1));
        await new Promise((resolve) => setImmediate(resolve));
        await field.store.publish(...args);
        atWork -= 1;
        stopping.abort();
      },
    });
    const { published: first } = await sweepUploads({
      repository: repositoryOf(field, 0),
      storeOf: () => store,
      stopping: stopping.signal,
    });
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(many);
    expect(await sweepUploads({ repository: repositoryOf(field, 0), storeOf: () => store })).toEqual({
      canceled: 0,
      published: many - first,
    });
    expect(most).toBeLessThanOrEqual(16);
  });
}

type Row = Awaited<ReturnType<typeof read>>;
type Fate = 'canceled' | 'completed' | 'refused' | 'untouched';

/** What a sweep makes of an upload. */
function fateOf({ state, isExpired, isLapsed }: Planted, isRefused: boolean): Fate {
  if (state === 'publishing' && isLapsed) return isRefused ? 'refused' : 'completed';
  return isExpired && (state === 'queued' || (state === 'processing' && isLapsed)) ? 'canceled' : 'untouched';
}

function expectFate({ item, upload }: Row, fate: Fate, before: Row | undefined): void {
  if (fate === 'canceled') expect(item).toMatchObject({ status: 'canceled', lastError: { code: 'SESSION_EXPIRED' } });
  else if (fate === 'completed') expect(item).toMatchObject({ status: 'completed', caption: 'As planted.' });
  else {
    expect({ item, upload }).toEqual({
      item: before?.item,
      upload: { ...before?.upload, leaseLapsed: upload.leaseLapsed },
    });
    expect(upload.leaseLapsed).toBe(fate === 'untouched' && before?.upload.leaseLapsed);
  }
}

function privateKeysOf(row: Row | undefined): readonly string[] {
  return [...(row?.upload.files ?? []).map((file) => file.stagingKey), ...(row?.upload.frozenKeys ?? [])];
}

function sumOf(sweeps: Awaited<ReturnType<typeof sweepAll>>) {
  const counts = sweeps.map((sweep) => (sweep.status === 'fulfilled' ? sweep.value : expect.fail()));
  return {
    canceled: counts.reduce((sum, { canceled }) => sum + canceled, 0),
    published: counts.reduce((sum, { published }) => sum + published, 0),
  };
}

function sweepAll(field: Field, store: ObjectStore, sweepers: number) {
  return Promise.allSettled(
    Array.from({ length: sweepers }, (_, n) =>
      sweepUploads({ repository: repositoryOf(field, n), storeOf: () => store }),
    ),
  );
}

function faultsIn(sweeps: readonly PromiseSettledResult<unknown>[]): readonly unknown[] {
  return sweeps.flatMap((sweep) => {
    if (sweep.status === 'fulfilled') return [];
    const errors: unknown = sweep.reason instanceof AggregateError ? sweep.reason.errors : null;
    if (!Array.isArray(errors) || !errors.every((error) => error instanceof UnavailableError)) throw sweep.reason;
    return errors;
  });
}

/** Counts how often each upload is published, and refuses those of some. */
function watchedStore({ store }: Field, refused: readonly Planted[]) {
  const tries: Record<string, number> = {};
  let isAccepting = false;
  const watched = changedPort<ObjectStore>(store, {
    publish: async (frozenKey, publicKey, contentType) => {
      const id = frozenKey.split('/')[1] ?? '';
      tries[id] = (tries[id] ?? 0) + 1;
      if (!isAccepting && refused.some((one) => one.id === id)) throw new UnavailableError('object store');
      await store.publish(frozenKey, publicKey, contentType);
    },
  });
  return {
    store: watched,
    tries: () => ({ ...tries }),
    accept: () => {
      isAccepting = true;
    },
  };
}

/** How many lines of each kind tell what became of uploads. */
async function toldOf({ processes: [database] }: Field): Promise<Readonly<Record<string, number>>> {
  const rows = await database.execute(
    "SELECT event_type, count(*) AS count FROM audit_events WHERE event_type LIKE 'content.%' GROUP BY event_type",
  );
  return {
    'content.canceled': 0,
    'content.completed': 0,
    ...Object.fromEntries(rows.map((row) => [String(row['event_type']), Number(row['count'])])),
  };
}
