/** @module-tag process */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  cancelContent,
  DomainError,
  fileSealer,
  finalizeQueue,
  finalizeUpload,
  publicKeyOf,
  SingleFlight,
  sweepUploads,
  updateContent,
} from '@layers-content/core';
import type {
  ContentItem,
  FairQueue,
  MediaProber,
  NewUploadItem,
  ObjectStore,
  TenantRepository,
  TenantUnit,
  Timers,
} from '@layers-content/core';
import { openServerTestDatabase } from '@layers-content/database/testing';
import type { TestDatabase } from '@layers-content/database/testing';
import { MemoryStore } from '@layers-content/core/testing';
import { createPlatformJudge } from '@layers-content/platform-fit';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { changedPort } from '../changed-port.ts';
import { plainProject } from '../contract/world.ts';
import { createGate, gatedProber } from '../http/gate.ts';
import { prober } from '../interleavings/prober.ts';
import { newUpload, sessionOf } from '../new-upload.ts';
import { serverUrl } from './server.ts';

/** Use cases on four pools of one database, as four processes have them, over one store. */
vi.setConfig({ testTimeout: 60_000 });
const processes = 4;
const finalizes = 64;
const judge = createPlatformJudge();
const timers: Timers = { sleep: (ms) => sleep(ms), timeout: (ms) => AbortSignal.timeout(ms) };
const ids = { uuid: randomUUID, ulid: randomUUID, random: randomUUID };

let databases: TestDatabase[];
let tenants: TenantRepository[];
let singleFlights: SingleFlight<ContentItem>[];
let queues: FairQueue[];
let projectId: string;
let upload: NewUploadItem;
let bytes: MemoryStore;
let published: string[];
let store: ObjectStore;

beforeAll(async () => {
  databases = await Promise.all(Array.from({ length: processes }, () => openServerTestDatabase(serverUrl)));
});
afterAll(() => Promise.all(databases.map(({ close }) => close())));

const first = () => databases[0] ?? expect.fail();

beforeEach(async () => {
  await first().reset();
  const organizationId = randomUUID();
  await first().insertOrganization(organizationId);
  tenants = databases.map(({ repository }) => repository.forTenant({ organizationId, environment: 'live' }, 'system'));
  singleFlights = databases.map(() => new SingleFlight());
  queues = databases.map(() => finalizeQueue(2));
  [bytes, published] = [new MemoryStore(), []];
  store = changedPort<ObjectStore>(bytes, {
    publish: async (frozenKey, publicKey, contentType) => {
      published.push(publicKey);
      await bytes.publish(frozenKey, publicKey, contentType);
    },
  });
  projectId = randomUUID();
  await tenants[0]?.transaction((unit) => unit.createProject(projectId, plainProject));
  await open();
});

async function open(): Promise<void> {
  upload = newUpload();
  await tenants[0]?.transaction((unit) => unit.createUploadSession(sessionOf(projectId, [upload])));
}

function put(...content: readonly number[]): void {
  for (const { stagingKey } of upload.files) bytes.put(stagingKey, Uint8Array.from(content));
}

function finalize(
  n: number,
  caption: string,
  {
    onVerdict = null,
    by = prober,
  }: { onVerdict?: ((unit: TenantUnit) => Promise<void>) | null; by?: MediaProber } = {},
): Promise<ContentItem> {
  const [repository, own, queue] = [tenants[n % processes], singleFlights[n % processes], queues[n % processes]];
  if (!repository || !own || !queue) throw new Error(`there is no process ${n}`);
  const ports = {
    repository,
    store,
    sealer: fileSealer({ store, prober: by }),
    judge,
    ids,
    timers,
    singleFlight: own,
    queue,
  };
  return finalizeUpload(ports, {
    organizationId: 'the only one',
    contentId: upload.id,
    readCaption: () => caption,
    onVerdict,
  });
}

const stateOf = async (n: number) => (await tenants[n]?.findContent(upload.id))?.upload?.state;
const servedBytes = () => [
  ...(bytes.objects.get(publicKeyOf({ contentId: upload.id, position: 1, contentType: 'image/jpeg' }))?.bytes ?? []),
];

test(`${finalizes} finalizes with captions and keys of their own: one completion, ${finalizes} equal answers`, async () => {
  put(7, 7, 7);
  const captions = Array.from({ length: finalizes }, (_, n) => `caption ${n}`);
  const answers = await Promise.all(
    captions.map((caption, n) =>
      finalize(n, caption, {
        onVerdict: (unit) =>
          unit.saveReply({
            key: caption,
            operationId: 'finalizeUpload',
            fingerprint: 'f',
            status: 200,
            body: null,
            contentIds: [upload.id],
          }),
      }),
    ),
  );
  expect(new Set(answers.map((item) => JSON.stringify(item))).size).toBe(1);
  expect(captions).toContain(answers[0]?.caption);
  const completions = "SELECT request_id FROM audit_events WHERE event_type = 'content.completed'";
  expect(await first().execute(completions)).toHaveLength(1);
  expect(await first().execute('SELECT key FROM idempotency_replies')).toHaveLength(1);
  expect(await first().execute('SELECT fence FROM content_items')).toEqual([{ fence: 1 }]);
  expect(servedBytes()).toEqual([7, 7, 7]);
  expect(await tenants[0]?.getUsage()).toMatchObject({ openUploads: 0, storedBytes: 3, itemsToday: 1 });
});

test(`${finalizes} finalizes of a file that is none: equal refusals, and the item stays open`, async () => {
  put(0);
  const answers = await Promise.allSettled(Array.from({ length: finalizes }, (_, n) => finalize(n, `caption ${n}`)));
  const refusals = answers.map((answer) =>
    answer.status === 'rejected' && answer.reason instanceof DomainError
      ? JSON.stringify([answer.reason.code, answer.reason.message, answer.reason.details])
      : 'another',
  );
  expect(new Set(refusals).size).toBe(1);
  expect(refusals[0]).toContain('VALIDATION');
  expect(await stateOf(0)).toBe('queued');
  put(8);
  expect(await finalize(3, 'there it is')).toMatchObject({ caption: 'there it is' });
});

test('finalizes, captions and cancels from all sides end in a canceled item and nothing that is held', async () => {
  for (let round = 0; round < 5; round += 1) {
    put(7);
    const work = [
      ...Array.from({ length: 8 }, (_, n) => finalize(n, `caption ${n}`)),
      ...tenants.map((repository, n) => updateContent({ repository, judge }, upload.id, `patch ${n}`)),
      ...tenants.map((repository) =>
        sleep(round * 4).then(() => cancelContent({ repository, store, timers }, upload.id)),
      ),
    ];
    for (const outcome of await Promise.allSettled(work))
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(DomainError);
    expect(await stateOf(round % processes)).toBe('canceled');
    expect(await tenants[0]?.getUsage()).toMatchObject({ openUploads: 0, storedBytes: 0 });
    const scheduled = (await first().execute('SELECT key FROM object_deletions')).map(({ key }) => key);
    expect([...bytes.objects.keys()].filter((key) => !scheduled.includes(key))).toEqual([]);
    await first().execute('DELETE FROM object_deletions');
    bytes.objects.clear();
    await open();
  }
});

describe('a process that stopped in the middle', () => {
  const later = (ms: number) => first().setServiceNow(new Date(Date.now() + ms));

  test('is waited for, and after 90 seconds another takes over; what it does late changes nothing', async () => {
    put(7);
    const gate = createGate();
    gate.close();
    const stopped = finalize(0, 'the stopped one', { by: gatedProber(prober, gate) });
    await expect.poll(() => gate.arrivals).toBe(1);
    await later(85_000);
    const waiting = [finalize(1, 'the quick one'), finalize(2, 'another')];
    await sleep(600);
    expect(await stateOf(3)).toBe('processing');
    put(9, 9);
    await later(95_000);
    const answers = await Promise.all(waiting);
    expect(['the quick one', 'another']).toContain(answers[0]?.caption);
    gate.open();
    expect(await stopped).toEqual(answers[0]);
    expect(answers[1]).toEqual(answers[0]);
    expect(servedBytes()).toEqual([9, 9]);
    expect(published).toEqual(published.map(() => published[0]));
  });

  test('after its verdict is finished by one of many sweeps', async () => {
    put(7);
    const real = store;
    store = changedPort<ObjectStore>(real, { publish: () => Promise.reject(new Error('killed')) });
    await expect(finalize(0, 'judged')).rejects.toThrow('killed');
    store = real;
    const sweepAll = () =>
      Promise.all(
        databases.flatMap(({ repository }) => [1, 2].map(() => sweepUploads({ repository, storeOf: () => store }))),
      );
    await later(85_000);
    await sweepAll();
    expect(published).toEqual([]);
    await later(95_000);
    const counts = await sweepAll();
    expect(counts.reduce((sum, { published: count }) => sum + count, 0)).toBe(1);
    expect(published).toHaveLength(1);
    expect(await finalize(1, 'too late')).toMatchObject({ status: 'completed', caption: 'judged' });
  });
});
