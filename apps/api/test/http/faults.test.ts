import { randomUUID } from 'node:crypto';
import { UnavailableError } from '@layers-content/core';
import { isObject, isOperationId, operationTable } from '@layers-content/contract';
import type { FileSystem } from '@layers-content/object-store';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { textWith } from '../operator/text-with.ts';
import { itemOf, openScene, openSecondProcess, outcomeOf, picture, requestOf } from './scene.ts';
import type { Scene } from './scene.ts';

/** Disk and database that fail: told as such, nothing changed, over by itself. */
type Call = 'create' | 'open' | 'stat' | 'link' | 'rename' | 'syncDirectory' | 'write' | 'sync';
let faults: Partial<Record<Call, string>> = {};
let scene: Scene;

function failIf(call: Call): void {
  const code = faults[call];
  if (code !== undefined) throw Object.assign(new Error(`${code}: ${call}`), { code });
}

const failing = (real: FileSystem): FileSystem => ({
  ...real,
  create: async (path) => {
    failIf('create');
    const file = await real.create(path);
    return {
      ...file,
      write: async (chunk) => {
        failIf('write');
        await file.write(chunk);
      },
      sync: async () => {
        failIf('sync');
        await file.sync();
      },
    };
  },
  open: async (path) => {
    failIf('open');
    return real.open(path);
  },
  stat: async (path) => {
    failIf('stat');
    return real.stat(path);
  },
  link: async (from, to) => {
    failIf('link');
    await real.link(from, to);
  },
  rename: async (from, to) => {
    failIf('rename');
    await real.rename(from, to);
  },
  syncDirectory: async (path) => {
    failIf('syncDirectory');
    await real.syncDirectory(path);
  },
});

beforeAll(async () => {
  scene = await openScene({ fileSystem: failing });
});

afterEach(() => {
  faults = {};
  scene.service.database.failWith(null);
});

afterAll(async () => {
  await scene.close();
});

const finalize = (containerId: string) =>
  scene.call('finalizeUpload', { path: { containerId }, body: { caption: 'Kept.' } });
const get = (path: string) => scene.send({ method: 'GET', path });

async function readiness(): Promise<readonly [string, unknown]> {
  const answer = await get('/readyz');
  const body: unknown = JSON.parse(answer.body);
  return [outcomeOf(answer), isObject(body) && isObject(body['error']) ? body['error']['details'] : null];
}

describe('finalizeUpload', () => {
  test.each([
    ['stat', 'EIO', '503 UNAVAILABLE'],
    ['link', 'EIO', '503 UNAVAILABLE'],
    ['link', 'EACCES', '503 UNAVAILABLE'],
    ['link', 'ENOSPC', '507 STORAGE_FULL'],
    ['link', 'EDQUOT', '507 STORAGE_FULL'],
    ['syncDirectory', 'EIO', '503 UNAVAILABLE'],
    ['open', 'EIO', '503 UNAVAILABLE'],
    ['open', 'EMFILE', '503 UNAVAILABLE'],
  ] as const)('%s failing with %s: %s, the item stays open, and later it works', async (call, code, outcome) => {
    const target = await scene.openOne();
    await scene.put(target);
    faults = { [call]: code };
    const answer = await finalize(target.containerId);
    expect(outcomeOf(answer)).toBe(outcome);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(answer.body).not.toContain(code);
    faults = {};
    expect(await scene.item(target.containerId)).toMatchObject({ status: 'queued', caption: null });
    expect((await scene.put(target)).status).toBe(200);
    expect(itemOf(await finalize(target.containerId))).toMatchObject({ status: 'completed', caption: 'Kept.' });
  });
});

describe('PUT', () => {
  test.each([
    ['create', 'ENOSPC', '507 STORAGE_FULL'],
    ['write', 'ENOSPC', '507 STORAGE_FULL'],
    ['write', 'EIO', '503 UNAVAILABLE'],
    ['sync', 'EIO', '503 UNAVAILABLE'],
    ['rename', 'EIO', '503 UNAVAILABLE'],
    ['syncDirectory', 'EIO', '503 UNAVAILABLE'],
  ] as const)('%s failing with %s: %s, and later it works', async (call, code, outcome) => {
    const target = await scene.openOne();
    faults = { [call]: code };
    const answer = await scene.put(target);
    expect(outcomeOf(answer)).toBe(outcome);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    faults = {};
    expect(await scene.keysOf('tmp/')).toEqual([]);
    expect((await scene.put(target)).status).toBe(200);
    expect((await finalize(target.containerId)).status).toBe(200);
  });
});

describe('media', () => {
  test('a disk that cannot be read is 503, never 404', async () => {
    const { assets } = await scene.complete();
    const path = new URL(assets[0]?.url ?? '').pathname;
    faults = { stat: 'EIO' };
    const answer = await get(path);
    expect(outcomeOf(answer)).toBe('503 UNAVAILABLE');
    expect([
      answer.headers.get('Cache-Control'),
      answer.headers.get('ETag'),
      answer.headers.get('Accept-Ranges'),
    ]).toEqual(['no-store', null, null]);
    faults = {};
    expect((await get(path)).bytes).toEqual(picture);
  });
});

describe('the database', () => {
  test('down: every operation is 503 with Retry-After, then up again', async () => {
    const path = {
      projectId: scene.projectId,
      containerId: (await scene.openOne()).containerId,
      assetId: 'upload-1',
      keyId: randomUUID(),
      endpointId: randomUUID(),
      deliveryId: randomUUID(),
    };
    scene.service.database.failWith(new UnavailableError('database'));
    for (const operationId of Object.keys(operationTable).filter(isOperationId)) {
      const answer = await scene.send(requestOf(operationId, { path, key: scene.keys.live }));
      expect([operationId, outcomeOf(answer)]).toEqual([operationId, '503 UNAVAILABLE']);
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    }
    scene.service.database.failWith(null);
    expect((await scene.item(path.containerId)).status).toBe('queued');
  });

  test('down: PUT and media are 503 too', async () => {
    const target = await scene.openOne();
    const { assets } = await scene.complete();
    scene.service.database.failWith(new UnavailableError('database'));
    expect(outcomeOf(await scene.put(target))).toBe('503 UNAVAILABLE');
    expect(outcomeOf(await get(new URL(assets[0]?.url ?? '').pathname))).toBe('503 UNAVAILABLE');
  });

  test('a fault of ours is 500 and shows nothing of itself', async () => {
    scene.service.database.failWith(new Error('password=secret at /home/somebody'));
    const answer = await scene.call('whoami');
    expect(outcomeOf(answer)).toBe('500 INTERNAL');
    expect(answer.body).not.toMatch(/secret|home/);
  });
});

describe('/readyz', () => {
  test('tells database and store, and is ready again by itself; /healthz asks neither', async () => {
    expect([(await get('/readyz')).status, (await get('/readyz')).body]).toEqual([200, '{"status":"ready"}']);
    scene.service.database.failWith(new UnavailableError('database'));
    expect(await readiness()).toEqual(['503 UNAVAILABLE', { database: 'unavailable', objectStore: 'ok' }]);
    expect((await get('/healthz')).body).toBe('{"status":"ok"}');
    faults = { link: 'EIO' };
    expect(await readiness()).toEqual(['503 UNAVAILABLE', { database: 'unavailable', objectStore: 'unavailable' }]);
    faults = {};
    scene.service.database.failWith(null);
    expect((await get('/readyz')).status).toBe(200);
    for (const [call, code, outcome] of [
      ['link', 'EIO', '503 UNAVAILABLE'],
      ['sync', 'EIO', '503 UNAVAILABLE'],
      ['create', 'ENOSPC', '507 STORAGE_FULL'],
    ] as const) {
      faults = { [call]: code };
      expect(await readiness()).toEqual([
        outcome,
        { database: 'ok', objectStore: code === 'ENOSPC' ? 'full' : 'unavailable' },
      ]);
      expect((await get('/healthz')).status).toBe(200);
      faults = {};
      expect((await get('/readyz')).status).toBe(200);
      expect(await scene.keysOf('tmp/')).toEqual([]);
    }
  });

  test('waits for a part that hangs no longer than a balancer does, asks it once for all who ask, and says which it is', async () => {
    let asked = 0;
    const { store } = scene.service;
    const { timers } = scene.context;
    const process = await openSecondProcess(scene, {
      store: { ...store, ping: () => ((asked += 1), new Promise<never>(() => undefined)) },
      timers: { ...timers, timeout: (ms) => AbortSignal.timeout(ms === 3_000 ? 1_000 : ms) },
    });
    for (const answer of await Promise.all([1, 2, 3].map(() => process.send({ method: 'GET', path: '/readyz' })))) {
      expect(answer.status).toBe(503);
      expect(JSON.parse(answer.body)).toMatchObject({
        error: { message: textWith('object store'), details: { database: 'ok', objectStore: 'unavailable' } },
      });
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(answer.body).not.toContain('3000');
    }
    expect(asked).toBe(1);
    await process.close();
  });

  test('is 503 while the process is on its way out', async () => {
    scene.context.lifecycle.stopping = true;
    expect(outcomeOf(await get('/readyz'))).toBe('503 UNAVAILABLE');
    expect((await get('/healthz')).status).toBe(200);
    scene.context.lifecycle.stopping = false;
    expect((await get('/readyz')).status).toBe(200);
  });
});

describe('logs', () => {
  test('hold neither keys nor captions nor queries nor tokens', async () => {
    const target = await scene.openOne({ filename: 'confidential-name.jpg' });
    await scene.put(target);
    await scene.call('finalizeUpload', {
      path: { containerId: target.containerId },
      body: { caption: 'confidential-caption' },
    });
    await scene.call('listProjects', { query: 'search=confidential-search' });
    scene.service.database.failWith(new Error('a fault'));
    await scene.call('updateContent', {
      path: { containerId: target.containerId },
      body: { caption: 'confidential-update' },
    });
    scene.service.database.failWith(null);
    const lines = scene.service.logLines.join('');
    expect(lines).toContain('"operationId":"finalizeUpload"');
    expect(lines).not.toMatch(/confidential/);
    expect(lines).not.toContain(scene.keys.live.slice(8));
    expect(lines).not.toContain(new URL(target.uploadUrl).pathname.slice(9));
  });
});
