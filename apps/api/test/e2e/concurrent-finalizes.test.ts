/** @module-tag process */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callerOf, expectServed, jsonOf, put } from './caller.ts';
import type { Caller } from './caller.ts';
import { localFile } from './local-files.ts';
import { createInstallation } from './service-process.ts';
import type { Installation, ServiceProcess } from './service-process.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const count = 64;
const film = localFile('phone.mov');
const captions = Array.from({ length: count }, (_, index) => `caption ${index}`);
let installation: Installation;
let service: ServiceProcess;
let caller: Caller;

beforeAll(async () => {
  installation = await createInstallation();
  service = await installation.start({ entry: 'test/e2e/crashing-main.ts' });
  const { liveKey = '', projectId = '' } = await installation.credentials();
  caller = callerOf(service.baseUrl, { key: liveKey, projectId });
});
afterAll(() => installation.remove());

describe('finalizeUpload', () => {
  test(`${count} at once, each with a caption of its own: one completion, ${count} equal answers`, async () => {
    const [target] = await caller.openSession([film]);
    const containerId = target?.containerId ?? '';
    expect((await put(target, film.bytes)).status).toBe(200);
    await service.ask('count from here');
    const answers = await Promise.all(captions.map((caption) => caller.finalize(containerId, caption)));
    const [first] = answers;
    if (!first) throw new Error('nothing was answered');
    expect(answers.map(({ status }) => status)).toEqual(captions.map(() => 200));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await service.ask('what was done?')).toEqual({
      claimUpload: 1,
      freeze: 1,
      commitVerdict: 1,
      publish: 1,
      completePublishing: 1,
    });
    const item = jsonOf(first, 200);
    expect(captions).toContain(item['caption']);
    expect(await caller.getItem(containerId)).toEqual(item);
    await expectServed(item, [film]);
    expect((await caller.finalize(containerId, 'too late')).body).toBe(first.body);
  });

  test(`${count} at once before the PUT: ${count} equal refusals, and the item stays open`, async () => {
    const [target] = await caller.openSession([film]);
    const containerId = target?.containerId ?? '';
    const answers = await Promise.all(captions.map((caption) => caller.finalize(containerId, caption)));
    for (const answer of answers) expect(jsonOf(answer, 409)).toMatchObject({ error: { code: 'UPLOAD_INCOMPLETE' } });
    const requestIds = answers.map(({ headers }) => headers.get('X-Request-Id') ?? '');
    expect(new Set(requestIds).size).toBe(count);
    expect(new Set(answers.map(({ body }, index) => body.replace(requestIds[index] ?? '', ''))).size).toBe(1);
    expect(await caller.getItem(containerId)).toMatchObject({ status: 'queued' });
    expect((await put(target, film.bytes)).status).toBe(200);
    await expectServed(await caller.complete(containerId, 'there it is'), [film]);
  });
});
