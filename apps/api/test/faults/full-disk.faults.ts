import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callerOf, expectServed, jsonOf, put } from '../e2e/caller.ts';
import type { Caller, Json, PutTarget, WireAnswer } from '../e2e/caller.ts';
import { localFile } from '../e2e/local-files.ts';
import { createInstallation } from '../e2e/service-process.ts';
import type { Installation, ServiceProcess } from '../e2e/service-process.ts';
import { expectWhole } from '../e2e/whole.ts';
import { mountSmallDisk } from './small-disk.ts';
import type { SmallDisk } from './small-disk.ts';

/**
 * One process on a disk that becomes full under it: told as such, nothing changes, and it ends when there is room
 * again.
 */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const gibibyte = 1_073_741_824;
const picture = localFile('square.jpg');
let disk: SmallDisk;
let installation: Installation;
let service: ServiceProcess;
let caller: Caller;
let before: Json;
let target: PutTarget;

beforeAll(async () => {
  disk = await mountSmallDisk();
  installation = await createInstallation({ parent: disk.path });
  service = await installation.start();
  const { liveKey = '', projectId = '' } = await installation.credentials();
  caller = callerOf(service.baseUrl, { key: liveKey, projectId });
  before = await caller.upload([picture], 'before');
  target = await openOne();
  expect((await put(target, picture.bytes)).status).toBe(200);
});
afterAll(async () => {
  await installation.remove();
  await disk.unmount();
});

describe('under the floor', () => {
  test('no PUT is taken, and the rest goes on', async () => {
    await disk.leave(gibibyte - 1);
    expectFull(await put(target, picture.bytes));
    expect((await fetch(`${service.baseUrl}/readyz`)).status).toBe(507);
    expect(await caller.complete(target.containerId, 'with the floor')).toMatchObject({ caption: 'with the floor' });
  });
});

describe('full', () => {
  let open: PutTarget;

  test('a finalize changes nothing', async () => {
    await disk.leave(2 * gibibyte);
    open = await openOne();
    expect((await put(open, picture.bytes)).status).toBe(200);
    await disk.leave(0);
    expectFull(await caller.finalize(open.containerId, 'in vain'));
    expect(await caller.getItem(open.containerId)).toMatchObject({ status: 'queued', caption: null });
  });

  test('the database takes what there is room for, and tells when there is none', async () => {
    const body = {
      files: Array.from({ length: 10 }, () => ({ filename: 'x'.repeat(500), contentType: 'image/jpeg', sizeBytes: 1 })),
      grouping: 'per-file',
    };
    let answer: WireAnswer;
    do
      answer = await caller.call(
        'createUploadSession',
        'POST',
        `/v1/projects/${String(before['projectId'])}/content/uploads`,
        body,
      );
    while (answer.status === 201);
    expectFull(answer);
  });

  test('what was there is served, and the process lives', async () => {
    expect(await caller.getItem(String(before['id']))).toEqual(before);
    await expectServed(before, [picture]);
    expect((await fetch(`${service.baseUrl}/healthz`)).status).toBe(200);
  });

  test('it ends by itself when there is room again', async () => {
    await disk.leave(2 * gibibyte);
    await expect.poll(async () => (await fetch(`${service.baseUrl}/readyz`)).status, { timeout: 20_000 }).toBe(200);
    expect(await caller.complete(open.containerId, 'at last')).toMatchObject({ caption: 'at last' });
    const after = await caller.upload([picture], 'after');
    await expectServed(after, [picture]);
    expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
    await expectWhole(installation);
  });
});

function expectFull(answer: WireAnswer): void {
  expect(jsonOf(answer, 507)).toMatchObject({ error: { code: 'STORAGE_FULL' } });
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
}

async function openOne(): Promise<PutTarget> {
  const [opened] = await caller.openSession([picture]);
  if (!opened) throw new Error('the session has no file');
  return opened;
}
