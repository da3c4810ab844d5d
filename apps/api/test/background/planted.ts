import { randomUUID } from 'node:crypto';
import { frozenKeyOf, publicKeyOf } from '@layers-content/core';
import type { Environment, ImageInfo, StoredContent, Tenant, TenantRepository } from '@layers-content/core';
import type { TestDatabase } from '@layers-content/database/testing';
import { MemoryStore } from '@layers-content/core/testing';
import { expect } from 'vitest';
import { plainProject } from '../contract/world.ts';
import { newUpload, sessionOf } from '../new-upload.ts';

/** Processes of the service on one database; the first handle may empty it and set its clock. */
export type Processes = readonly [TestDatabase, ...TestDatabase[]];

/** The row of the campaign table that tells how often: on the embedded database, or on a server. */
export type BackgroundCampaign = 'backgroundModels' | 'sharedBackground';

export const states = ['queued', 'processing', 'publishing', 'completed', 'canceled'] as const;

/** An upload as it is to be found. */
export interface Plan {
  readonly state: (typeof states)[number];
  readonly files: number;
  readonly environment: Environment;
  /** Its session is over at `later`. */
  readonly isExpired: boolean;
  /** The lease of the claim it had last is over at `later`. */
  readonly isLapsed: boolean;
}

export interface Planted extends Plan {
  readonly id: string;
  readonly tenant: Tenant;
  readonly own: TenantRepository;
}

export const start = new Date('2026-06-12T14:00:00.000Z');
export const later = after(10_000);

export function after(ms: number, from = start): Date {
  return new Date(from.getTime() + ms);
}

/** A database and a store that hold these uploads and all their bytes, at `later`. */
export interface Field {
  readonly processes: Processes;
  readonly planted: readonly Planted[];
  readonly store: MemoryStore;
  /** Moves the clock of database and store. */
  setNow(now: Date): Promise<void>;
}

export async function plant(processes: Processes, plans: readonly Plan[]): Promise<Field> {
  const [database] = processes;
  let now = start;
  const store = new MemoryStore(() => now);
  const setNow = async (moment: Date) => {
    now = moment;
    await database.setServiceNow(moment);
  };
  await database.reset();
  await setNow(start);
  const organizationId = randomUUID();
  const projectId = randomUUID();
  await database.insertOrganization(organizationId);
  for (const environment of ['live', 'test'] as const) {
    await database.repository
      .forTenant({ organizationId, environment }, 'system')
      .transaction((unit) => unit.createProject(projectId, plainProject));
  }
  const planted: Planted[] = [];
  for (const plan of plans)
    planted.push(
      await plantOne({ database, store, projectId }, { organizationId, environment: plan.environment }, plan),
    );
  await setNow(later);
  return { processes, planted, store, setNow };
}

interface Ground {
  readonly database: TestDatabase;
  readonly store: MemoryStore;
  readonly projectId: string;
}

async function plantOne({ database, store, projectId }: Ground, tenant: Tenant, plan: Plan): Promise<Planted> {
  const item = newUpload(plan.files);
  const own = database.repository.forTenant(tenant, 'system');
  const planted = { ...plan, id: item.id, tenant, own };
  const { files, reservedBytes } = item;
  const session = {
    ...sessionOf(projectId, [{ ...item, reservedBytes: plan.environment === 'live' ? reservedBytes : 0 }]),
    ...(plan.isExpired && { sessionTtlMs: 5_000 }),
  };
  await own.transaction((unit) => unit.createUploadSession(session));
  for (const file of files) store.put(file.stagingKey, Uint8Array.of(file.position));
  if (plan.state === 'queued') return planted;
  if (plan.state === 'canceled') {
    await cancel(planted);
    return planted;
  }
  await claim(planted, store, plan.isLapsed ? 5_000 : 90_000);
  if (plan.state === 'processing') return planted;
  await judge(planted);
  if (plan.state === 'completed') await complete(planted, store);
  return planted;
}

export async function read({
  own,
  id,
}: Planted): Promise<StoredContent & { readonly upload: NonNullable<StoredContent['upload']> }> {
  const stored = await own.findContent(id);
  if (!stored?.upload) throw new Error(`${id} is no upload`);
  return { ...stored, upload: stored.upload };
}

/** Claims it and freezes its files, as a worker does; false when it cannot be claimed. */
export async function claim(planted: Planted, store: MemoryStore, leaseMs: number): Promise<boolean> {
  const {
    upload: { fence, files },
  } = await read(planted);
  const frozenKeys = files.map((file) => frozenKeyOf({ contentId: planted.id, ...file }, fence + 1, randomUUID()));
  if (!(await planted.own.claimUpload({ contentId: planted.id, fence, frozenKeys, leaseMs }))) return false;
  for (const key of frozenKeys) store.put(key, Uint8Array.of(1));
  return true;
}

export async function judge(planted: Planted): Promise<boolean> {
  const {
    upload: { fence, files },
  } = await read(planted);
  const info: ImageInfo = {
    kind: 'image',
    mimeType: 'image/jpeg',
    sizeBytes: 1,
    width: 1,
    height: 1,
    orientation: null,
    colorModel: null,
    colorProfile: null,
    bitDepth: null,
    animated: false,
  };
  const assets = files.map((file) => ({
    assetId: `upload-${file.position}`,
    kind: 'image' as const,
    location: { key: publicKeyOf({ contentId: planted.id, ...file }) },
    sizeBytes: 1,
    mimeType: 'image/jpeg',
  }));
  return planted.own.commitVerdict({
    contentId: planted.id,
    fence,
    caption: 'As planted.',
    assets,
    media: files.map(() => info),
    platformFit: [],
  });
}

export async function complete(planted: Planted, store: MemoryStore): Promise<void> {
  const {
    upload: { state, fence, files },
  } = await read(planted);
  if (state !== 'publishing') return;
  for (const file of files) store.put(publicKeyOf({ contentId: planted.id, ...file }), Uint8Array.of(1));
  await planted.own.transaction((unit) => unit.completePublishing(planted.id, fence));
}

export function cancel({ own, id }: Planted) {
  return own.transaction((unit) => unit.cancelContent(id, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' }));
}

/** The keys that a row's state still needs (docs/upload-lifecycle.md, "What each step writes"). */
export async function neededKeys(planted: readonly Planted[]): Promise<readonly string[]> {
  return (await keysOf(planted)).flatMap(({ present, coming }) => [...present, ...coming]);
}

/** The keys that must have bytes, and those that may get some. */
async function keysOf(planted: readonly Planted[]) {
  const rows = await Promise.all(planted.map(read));
  return rows.map(({ item: { id }, upload: { state, files, frozenKeys } }) => {
    const staging = files.map((file) => file.stagingKey);
    const served = files.map((file) => publicKeyOf({ contentId: id, ...file }));
    const none: readonly string[] = [];
    return {
      queued: { present: staging, coming: none },
      processing: { present: [...staging, ...frozenKeys], coming: none },
      publishing: { present: [...staging, ...frozenKeys], coming: served },
      completed: { present: served, coming: none },
      canceled: { present: none, coming: none },
    }[state];
  });
}

/** Keys in the outbox, sorted. */
export async function scheduledKeys([database]: Processes): Promise<readonly string[]> {
  return (await database.execute('SELECT key FROM object_deletions')).map((row) => String(row['key'])).sort();
}

/** Nothing that a row needs is gone from the store. */
export async function expectNothingLost({ planted, store }: Field): Promise<void> {
  const present = (await keysOf(planted)).flatMap((keys) => keys.present);
  expect(present.filter((key) => !store.objects.has(key))).toEqual([]);
}

/** One of the processes' repositories, by turns. */
export function repositoryOf({ processes }: Field, n: number) {
  return (processes[n % processes.length] ?? processes[0]).repository;
}
