import { drainDeletions, reconcile, sweepUploads } from '@layers-content/core';
import type { ContentItem as WireItem, UploadTarget } from '@layers-content/contract';
import { openS3Store } from '@layers-content/object-store';
import { honest, startLyingS3 } from '@layers-content/object-store/testing';
import type { Lie, LyingS3, S3Operation } from '@layers-content/object-store/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { s3EnvironmentOf } from './s3-environment.ts';
import { bare, itemOf, openScene, openSecondProcess, otherPicture, outcomeOf, picture } from './scene.ts';
import type { Scene } from './scene.ts';

/**
 * The service over an S3 store that lies: never a success for what does not hold, and what is served is what was
 * judged.
 */
const dayMs = 86_400_000;
let lying: LyingS3;
let first: Scene;
let scene: Scene;
let hasty: Scene;
const stores: { close(): void }[] = [];

beforeAll(async () => {
  lying = await startLyingS3();
  first = await openScene({ env: s3EnvironmentOf(lying.options) });
  scene = await openOver({});
  hasty = await openOver({ requestTimeoutMs: 500, transferTimeoutMs: 500 });
});

afterEach(async () => {
  lying.lieAbout = () => null;
  lying.behaviour = honest;
  lying.now = () => new Date();
  await first.service.database.setServiceNow(null);
});

afterAll(async () => {
  await hasty.close();
  await scene.close();
  await first.close();
  for (const store of stores) store.close();
  await lying.close();
});

async function openOver(bounds: {
  readonly requestTimeoutMs?: number;
  readonly transferTimeoutMs?: number;
}): Promise<Scene> {
  const store = await openS3Store({ ...lying.options, ...bounds });
  stores.push(store);
  return openSecondProcess(first, { store, directory: null });
}

const ports = () => ({ maintenance: scene.context.repository.maintenance, store: scene.context.store });
const finalize = (containerId: string, caption: string, process: Scene = scene) =>
  process.call('finalizeUpload', { path: { containerId }, body: { caption } });
const objects = () => lying.buckets.get(lying.options.bucket) ?? new Map<string, never>();
const keysOf = (containerId: string) => [...objects().keys()].filter((key) => key.includes(bare(containerId))).sort();
const publicKey = (containerId: string) => `public-media/content-container/${bare(containerId)}/media/upload-1.jpg`;

async function putTo({ uploadUrl, headers }: UploadTarget, bytes: Uint8Array = picture): Promise<number> {
  const answer = await fetch(uploadUrl, { method: 'PUT', headers: { ...headers }, body: new Uint8Array(bytes) });
  await answer.arrayBuffer();
  return answer.status;
}

async function putOne(bytes: Uint8Array = picture): Promise<UploadTarget> {
  const target = await scene.openOne();
  expect(await putTo(target, bytes)).toBe(200);
  return target;
}

/** As anybody gets it, by the address on the item. */
async function served({ assets }: WireItem): Promise<{ readonly status: number; readonly bytes: Uint8Array }> {
  const answer = await fetch(assets[0]?.url ?? '');
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

async function completes(containerId: string, caption: string, bytes: Uint8Array = picture): Promise<WireItem> {
  const item = itemOf(await finalize(containerId, caption));
  expect(item).toMatchObject({ status: 'completed', assets: [{ sizeBytes: bytes.byteLength }] });
  expect(await served(item)).toEqual({ status: 200, bytes: new Uint8Array(bytes) });
  return item;
}

/** Lies about every request of a kind for keys below a prefix, at most so many times. */
function lieAbout(operation: S3Operation, prefix: string, lie: Lie, times = Infinity): void {
  let left = times;
  lying.lieAbout = (request) => {
    if (request.operation !== operation || !request.key.startsWith(prefix) || left === 0) return null;
    left -= 1;
    return lie;
  };
}

const down: Lie = { kind: 'refuse', status: 503, code: 'ServiceUnavailable' };

describe('a finalize that cannot be sure refuses, leaves the item open, and completes it later', () => {
  const size = picture.byteLength;
  const cases: readonly {
    readonly name: string;
    readonly operation: S3Operation;
    readonly prefix: string;
    readonly lie: Lie;
  }[] = [
    {
      name: 'the file is told too large',
      operation: 'HeadObject',
      prefix: 'staging/',
      lie: { kind: 'wrong size', sizeBytes: size + 1 },
    },
    {
      name: 'the file is told too small',
      operation: 'HeadObject',
      prefix: 'staging/',
      lie: { kind: 'wrong size', sizeBytes: size - 1 },
    },
    {
      name: 'the copy is told too large',
      operation: 'HeadObject',
      prefix: 'frozen/',
      lie: { kind: 'wrong size', sizeBytes: size + 1 },
    },
    {
      name: 'both are told too large',
      operation: 'HeadObject',
      prefix: '',
      lie: { kind: 'wrong size', sizeBytes: size + 1 },
    },
    {
      name: 'each copy is refused',
      operation: 'CopyObject',
      prefix: 'frozen/',
      lie: { kind: 'refuse', status: 412, code: 'PreconditionFailed' },
    },
    {
      name: 'a copy is said to be made and is not',
      operation: 'CopyObject',
      prefix: 'frozen/',
      lie: { kind: 'feign' },
    },
    { name: 'the answer to a copy is lost', operation: 'CopyObject', prefix: 'frozen/', lie: { kind: 'lose answer' } },
    {
      name: 'reading breaks off',
      operation: 'GetObject',
      prefix: 'frozen/',
      lie: { kind: 'cut body', afterBytes: 100 },
    },
    {
      name: 'reading ends early, as if that were all',
      operation: 'GetObject',
      prefix: 'frozen/',
      lie: { kind: 'quiet cut', afterBytes: 100 },
    },
    {
      name: 'a range comes shorter',
      operation: 'GetObject',
      prefix: 'frozen/',
      lie: { kind: 'short range', byBytes: 5 },
    },
    {
      name: 'another range comes',
      operation: 'GetObject',
      prefix: 'frozen/',
      lie: { kind: 'other range', byBytes: 1 },
    },
    { name: 'the store is down', operation: 'HeadObject', prefix: '', lie: down },
  ];

  test.each(cases)('$name', async ({ operation, prefix, lie }) => {
    const { containerId } = await putOne();
    lieAbout(operation, prefix, lie);
    const answer = await finalize(containerId, 'Refused.');
    expect(outcomeOf(answer)).toBe('503 UNAVAILABLE');
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await scene.item(containerId)).toMatchObject({ status: 'queued', caption: null, assets: [] });
    expect(objects().has(publicKey(containerId))).toBe(false);
    lying.lieAbout = () => null;
    expect(await completes(containerId, 'Later.')).toMatchObject({ caption: 'Later.' });
  });

  test('the store gives no answer at all: within its bound', async () => {
    const { containerId } = await putOne();
    lieAbout('HeadObject', '', { kind: 'silence' });
    expect(outcomeOf(await finalize(containerId, 'Refused.', hasty))).toBe('503 UNAVAILABLE');
    lying.lieAbout = () => null;
    await completes(containerId, 'Later.');
  });
});

test('a file far over its declared size, which a store takes, is refused and not copied', async () => {
  const { containerId } = await putOne(Buffer.concat([picture, new Uint8Array(2 * 1_048_576)]));
  const answer = await finalize(containerId, 'Too large.');
  expect(outcomeOf(answer)).toBe('413 PAYLOAD_TOO_LARGE');
  expect(
    lying.requests.filter(({ operation, key }) => operation === 'CopyObject' && key.includes(bare(containerId))),
  ).toEqual([]);
});

describe('a store that ignores conditions, gives copies another ETag, or both', () => {
  test.each([
    { honoursCopyConditions: false },
    { keepsEtagOnCopy: false },
    { honoursCopyConditions: false, keepsEtagOnCopy: false },
  ])('%o: what lands between the look and the copy is judged itself', async (behaviour) => {
    lying.behaviour = { ...honest, ...behaviour };
    const target = await putOne();
    let landed = false;
    lying.lieAbout = ({ operation, key }) => {
      if (operation !== 'CopyObject' || landed) return null;
      landed = true;
      const [stagingKey = ''] = keysOf(target.containerId);
      const object = objects().get(stagingKey);
      if (object && key.startsWith('frozen/'))
        objects().set(stagingKey, { ...object, bytes: Buffer.from(otherPicture), etag: '"of another PUT"' });
      return null;
    };
    await completes(target.containerId, '', otherPicture);
    expect(landed).toBe(true);
  });
});

describe('after the verdict', () => {
  const publishing = async (lie: Lie): Promise<string> => {
    const { containerId } = await putOne();
    lieAbout('CopyObject', 'public-media/', lie);
    expect(outcomeOf(await finalize(containerId, 'Judged.'))).toBe('503 UNAVAILABLE');
    expect(await scene.item(containerId)).toMatchObject({ status: 'processing', caption: null, assets: [] });
    lying.lieAbout = () => null;
    return containerId;
  };
  const lies: readonly Lie[] = [down, { kind: 'reset' }, { kind: 'lose answer' }, { kind: 'feign' }];

  test.each(lies)('publishing meets $kind: the next finalize ends it, with the caption of the verdict', async (lie) => {
    const containerId = await publishing(lie);
    expect(await completes(containerId, 'Too late.')).toMatchObject({ caption: 'Judged.' });
  });

  test.each(lies)('publishing meets $kind: the sweep ends it', async (lie) => {
    const containerId = await publishing(lie);
    await first.service.database.setServiceNow(new Date(Date.now() + 95_000));
    expect(
      await sweepUploads({ repository: scene.context.repository, storeOf: () => scene.context.store }),
    ).toMatchObject({ published: 1 });
    expect(await completes(containerId, 'Too late.')).toMatchObject({ caption: 'Judged.' });
  });

  test('a copy that lands after the item was deleted is found by the walk', async () => {
    const containerId = await publishing({ kind: 'lose answer' });
    const late = objects().get(publicKey(containerId));
    expect(itemOf(await scene.call('cancelContent', { path: { containerId } }))).toMatchObject({
      status: 'canceled',
      lastError: { code: 'DELETED' },
    });
    await drainDeletions(ports());
    expect(keysOf(containerId)).toEqual([]);
    if (late) objects().set(publicKey(containerId), late);
    await first.service.database.setServiceNow(new Date(Date.now() + 2 * dayMs));
    expect(await reconcile(ports(), dayMs)).toEqual([publicKey(containerId)]);
    await drainDeletions(ports());
    expect(keysOf(containerId)).toEqual([]);
  });
});

describe('a PUT that lands late', () => {
  test('after the freeze, the end of its URL and the completion: it changes nothing that is served, and the walk finds it', async () => {
    const target = await putOne();
    let begun = (): void => undefined;
    let land = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const until = new Promise<void>((resolve) => (land = resolve));
    lying.lieAbout = ({ operation }) => {
      if (operation !== 'PutObject') return null;
      begun();
      return { kind: 'delay', until };
    };
    const late = putTo(target, otherPicture);
    await hasBegun;
    lying.lieAbout = () => null;
    const item = await completes(target.containerId, 'In time.');
    await drainDeletions(ports());
    expect(keysOf(target.containerId)).toEqual([publicKey(target.containerId)]);
    const afterItsUrl = Date.now() + 3_600_000;
    lying.now = () => new Date(afterItsUrl);
    land();
    expect(await late).toBe(200);
    expect(await putTo(target, otherPicture)).toBe(403);
    expect(await served(item)).toEqual({ status: 200, bytes: new Uint8Array(picture) });
    expect(await scene.item(target.containerId)).toEqual(item);
    lying.now = () => new Date();
    await first.service.database.setServiceNow(new Date(Date.now() + 2 * dayMs));
    expect((await reconcile(ports(), dayMs)).filter((key) => key.includes(bare(target.containerId))).length).toBe(1);
    await drainDeletions(ports());
    expect(keysOf(target.containerId)).toEqual([publicKey(target.containerId)]);
  });

  test('a PUT that was only said to be done is told as missing', async () => {
    const target = await scene.openOne();
    lieAbout('PutObject', 'staging/', { kind: 'feign' });
    expect(await putTo(target)).toBe(200);
    expect(outcomeOf(await finalize(target.containerId, ''))).toBe('409 UPLOAD_INCOMPLETE');
  });
});

test('a deletion that was only said to be done is found by the walk', async () => {
  const { containerId } = await putOne();
  await completes(containerId, '');
  lieAbout('DeleteObject', '', { kind: 'feign' });
  await scene.call('cancelContent', { path: { containerId } });
  await drainDeletions(ports());
  lying.lieAbout = () => null;
  expect(keysOf(containerId).length).toBeGreaterThan(0);
  await first.service.database.setServiceNow(new Date(Date.now() + 2 * dayMs));
  await reconcile(ports(), dayMs);
  await drainDeletions(ports());
  expect(keysOf(containerId)).toEqual([]);
});

describe('the store is down', () => {
  test('/readyz tells it, /healthz does not ask; what needs no store works, and it ends by itself', async () => {
    const target = await scene.openOne();
    lying.lieAbout = () => down;
    const get = (path: string) => scene.send({ method: 'GET', path });
    const unready = await get('/readyz');
    expect(outcomeOf(unready)).toBe('503 UNAVAILABLE');
    expect(Number(unready.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await get('/healthz')).status).toBe(200);
    expect((await scene.item(target.containerId)).status).toBe('queued');
    await scene.openOne();
    lying.lieAbout = () => null;
    expect((await get('/readyz')).status).toBe(200);
    expect(await putTo(target)).toBe(200);
    await completes(target.containerId, '');
  });
});
