/** @module-tag process */
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callerOf, jsonOf } from './caller.ts';
import { localFile } from './local-files.ts';
import { beginPut } from './slow-put.ts';
import { createInstallation } from './service-process.ts';
import type { Installation, ServiceProcess } from './service-process.ts';
import { textLike } from './text-like.ts';

/** One installation from its first start on; the tests build on each other, in this order. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const picture = localFile('square.jpg');
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
let installation: Installation;
let service: ServiceProcess;
let firstCredentials: Readonly<Record<string, string>>;

beforeAll(async () => {
  installation = await createInstallation({ database: 'absent' });
  service = await installation.start();
  firstCredentials = await installation.credentials();
});
afterAll(() => installation.remove());

async function callers() {
  const { liveKey = '', testKey = '', projectId = '' } = await installation.credentials();
  return {
    live: callerOf(service.baseUrl, { key: liveKey, projectId }),
    test: callerOf(service.baseUrl, { key: testKey, projectId }),
  };
}

async function modeOf(name: string): Promise<string> {
  return ((await stat(path.join(installation.dataDir, name))).mode & 0o777).toString(8);
}

describe('the first start', () => {
  test('writes the credentials and the secret for their owner alone, and shows the keys', async () => {
    expect(firstCredentials).toEqual({
      baseUrl: service.baseUrl,
      organizationId: textLike(new RegExp(`^org_${uuid}$`)),
      projectId: textLike(new RegExp(`^prj_${uuid}$`)),
      liveKey: textLike(/^lp_live_[A-Z2-7]{16}_[\w-]{43}$/),
      testKey: textLike(/^lp_test_[A-Z2-7]{16}_[\w-]{43}$/),
    });
    expect([await modeOf('credentials.json'), await modeOf('secret.key')]).toEqual(['600', '600']);
    expect(service.output()).toContain(JSON.stringify(firstCredentials, null, 2));
  });

  test('answers that it lives and that it is ready', async () => {
    for (const [name, status] of [
      ['healthz', 'ok'],
      ['readyz', 'ready'],
    ] as const) {
      const response = await fetch(`${service.baseUrl}/${name}`);
      expect([response.status, await response.json()]).toEqual([200, { status }]);
    }
  });

  test('gives both environments the project, and neither the items of the other', async () => {
    const { live, test: sandbox } = await callers();
    const { liveKey = '', testKey = '', organizationId, projectId } = firstCredentials;
    for (const [caller, key, environment] of [
      [live, liveKey, 'live'],
      [sandbox, testKey, 'test'],
    ] as const) {
      expect(jsonOf(await caller.call('whoami', 'GET', '/v1/whoami'), 200)).toMatchObject({ organizationId });
      expect(key).toContain(environment);
      const project = await caller.call('getProject', 'GET', `/v1/projects/${projectId}`);
      expect(jsonOf(project, 200)).toMatchObject({ id: projectId });
    }
    for (const [own, other] of [
      [live, sandbox],
      [sandbox, live],
    ] as const) {
      const [target] = await own.openSession([picture]);
      const item = target?.containerId ?? '';
      expect(await own.getItem(item)).toMatchObject({ id: item, status: 'queued' });
      const unseen = [
        await other.call('getContent', 'GET', `/v1/content/${item}`),
        await other.finalize(item, ''),
        await other.call('updateContent', 'PATCH', `/v1/content/${item}`, { caption: '' }),
        await other.call('cancelContent', 'DELETE', `/v1/content/${item}`),
        await other.call('refreshUploadUrls', 'POST', `/v1/content/${item}/upload-urls`),
      ];
      for (const answer of unseen) expect(jsonOf(answer, 404)).toMatchObject({ error: { code: 'NOT_FOUND' } });
      const listed = jsonOf(await other.call('listContent', 'GET', `/v1/projects/${projectId}/content`), 200);
      expect(JSON.stringify(listed)).not.toContain(item);
    }
  });
});

test('a second process on the same data directory is refused, and the first goes on', async () => {
  const second = await installation.startInVain({ env: { PORT: '1' } });
  expect(second.code).toBe(1);
  expect(second.output).toContain(`is in use by process ${service.pid}`);
  expect(second.output).toContain('DATA_DIR');
  expect(second.output).not.toMatch(/\n\s+at /);
  const { live } = await callers();
  const item = await live.upload([picture], '');
  expect(await live.getItem(String(item['id']))).toEqual(item);
});

test('wrong settings stop the boot, all named at once', async () => {
  const faulty = { PORT: '99999', LOG_LEVEL: 'loud', PUBLIC_URL: 'ftp://x', RATE_LIMITS: 'maybe', SECRET_KEY: 'short' };
  const { code, output } = await installation.startInVain({ env: faulty });
  expect(code).toBe(1);
  for (const name of Object.keys(faulty)) expect(output).toContain(`- ${name}: `);
  expect(output).not.toContain('"short"');
  expect(output).not.toMatch(/\n\s+at /);
});

test('SIGTERM lets requests in flight be answered, takes no new ones, and ends with 0', async () => {
  const { live } = await callers();
  const [target] = await live.openSession([picture]);
  const idle = await openIdleConnection(service.baseUrl);
  const slow = await beginPut(installation, target, picture.bytes);
  const ended = service.end('SIGTERM');
  await expectRefusedSoon(service.baseUrl);
  slow.sendRest();
  expect(await slow.status).toBe(200);
  expect(await ended).toEqual({ code: 0, signal: null });
  idle.destroy();
  service = await installation.start();
  await (await callers()).live.complete(target?.containerId ?? '', '');
});

test('a later start makes no new keys and shows none', async () => {
  expect(await installation.credentials()).toEqual(firstCredentials);
  expect(service.output()).not.toContain('lp_');
  expect(service.output()).not.toContain('First start');
});

test('SIGINT ends with 0', async () => {
  expect(await service.end('SIGINT')).toEqual({ code: 0, signal: null });
});

test('a port in use is told, with what to do', async () => {
  const squatter = createServer().listen(installation.port, '127.0.0.1');
  await once(squatter, 'listening');
  const { code, output } = await installation.startInVain();
  squatter.close();
  expect(code).toBe(1);
  expect(output).toContain(`Cannot listen on port ${installation.port} of 127.0.0.1: another process listens there.`);
  expect(output).not.toMatch(/\n\s+at /);
  expect(await readFile(path.join(installation.dataDir, 'credentials.json'), 'utf8')).toContain(
    firstCredentials['liveKey'] ?? '',
  );
});

/** A client that keeps its connection after an answer, as browsers and SDKs do. */
async function openIdleConnection(baseUrl: string): Promise<Agent> {
  const agent = new Agent({ keepAlive: true });
  await new Promise<void>((resolve, reject) => {
    request(`${baseUrl}/healthz`, { agent }, (response) => response.resume().once('end', resolve))
      .once('error', reject)
      .end();
  });
  return agent;
}

/** Waits until connecting is refused. */
async function expectRefusedSoon(baseUrl: string): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(`${baseUrl}/healthz`, { headers: { Connection: 'close' } }).then(
          ({ status }) => status,
          () => 'refused',
        ),
      { timeout: 20_000 },
    )
    .toBe('refused');
}
