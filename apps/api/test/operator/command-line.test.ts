/** @module-tag process */
import { mkdtemp, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isObject } from '@layers-content/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { runRequest } from '../../src/operator/run-request.ts';
import { callerOf, jsonOf } from '../e2e/caller.ts';
import { localFile } from '../e2e/local-files.ts';
import { objectKeys } from '../e2e/object-tree.ts';
import { createInstallation } from '../e2e/service-process.ts';
import type { Installation, ServiceProcess } from '../e2e/service-process.ts';
import { textLike } from '../e2e/text-like.ts';
import { adminJson, runLayersContentAdmin } from './run-layers-content-admin.ts';
import { textWith } from './text-with.ts';

/** One installation and its operator; the tests build on each other, in this order. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const secretLength = 43;
let installation: Installation;
let service: ServiceProcess;
let organizationId: string;
let key: { readonly id: string; readonly secretKey: string };
/** Every secret that was made, to look for in what the service printed. */
const secrets: string[] = [];

beforeAll(async () => {
  installation = await createInstallation();
  service = await installation.start();
});
afterAll(() => installation.remove());

function admin(...args: readonly string[]) {
  return runLayersContentAdmin(installation.dataDir, args);
}

function json(...args: readonly string[]) {
  return adminJson(installation.dataDir, args);
}

async function createKey(...options: readonly string[]) {
  const { id, secretKey } = await json('keys', 'create', '--organization', organizationId, ...options);
  secrets.push(String(secretKey));
  return { id: String(id), secretKey: String(secretKey) };
}

async function whoami(secretKey: string) {
  const response = await fetch(`${service.baseUrl}/v1/whoami`, { headers: { Authorization: `Bearer ${secretKey}` } });
  const body: unknown = await response.json();
  return { status: response.status, body: isObject(body) ? body : {} };
}

function idsIn(list: Readonly<Record<string, unknown>>): readonly unknown[] {
  const items: unknown = list['items'];
  return Array.isArray(items) ? items.filter(isObject).map(({ id }) => id) : [];
}

describe('while the service runs', () => {
  test('its socket is for its owner alone', async () => {
    const { mode } = await stat(path.join(installation.dataDir, 'admin.sock'));
    expect((mode & 0o777).toString(8)).toBe('600');
  });

  test('orgs create prints the id alone on stdout', async () => {
    const { code, stdout, stderr } = await admin('orgs', 'create', '--name', 'Harbour Roasters');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Created the organization "Harbour Roasters". Make keys for it with keys create.\n',
    });
    organizationId = stdout.trim();
    const { organizationId: first } = await installation.credentials();
    expect(idsIn(await json('orgs', 'list'))).toEqual([first, organizationId]);
  });

  test('keys create prints the key once, alone on stdout, and it works at once', async () => {
    const scopes = 'content:read,content:write,projects:write,projects:read';
    const { code, stdout, stderr } = await admin(
      'keys',
      'create',
      '--organization',
      organizationId,
      '--scopes',
      scopes,
      '--tier',
      'pilot',
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: textLike(/^lp_live_[A-Z2-7]{16}_[\w-]{43}\n$/) });
    const secretKey = stdout.trim();
    secrets.push(secretKey);
    expect(stderr).not.toContain(secretKey.slice(-secretLength));
    const id = /key_[0-9a-f-]{36}/.exec(stderr)?.[0] ?? '';
    key = { id, secretKey };
    expect(await whoami(secretKey)).toMatchObject({
      status: 200,
      body: {
        organizationId,
        organizationName: 'Harbour Roasters',
        apiKeyId: id,
        rateLimitTier: 'pilot',
        scopes: scopes.split(','),
      },
    });
    const caller = callerOf(service.baseUrl, { key: secretKey, projectId: '' });
    const project = jsonOf(
      await caller.call('createProject', 'POST', '/v1/projects', { name: 'Autumn', timezone: 'UTC' }),
      201,
    );
    const uploader = callerOf(service.baseUrl, { key: secretKey, projectId: String(project['id']) });
    await uploader.upload([localFile('square.jpg')], '');
  });

  test('the other organization sees nothing of it, nor does a test key', async () => {
    const { liveKey = '' } = await installation.credentials();
    const sandbox = await createKey('--world', 'test');
    expect(sandbox.secretKey).toMatch(/^lp_test_/);
    for (const foreign of [liveKey, sandbox.secretKey]) {
      const list = await callerOf(service.baseUrl, { key: foreign, projectId: '' }).call(
        'listProjects',
        'GET',
        '/v1/projects',
      );
      expect(list.body).not.toContain('Autumn');
    }
  });

  test('keys rotate: the old secret is refused on the next request, the new one works under the same id', async () => {
    const { code, stdout } = await admin('keys', 'rotate', key.id);
    expect(code).toBe(0);
    const rotated = stdout.trim();
    secrets.push(rotated);
    expect(rotated.slice(0, -secretLength)).toBe(key.secretKey.slice(0, -secretLength));
    expect(await whoami(key.secretKey)).toMatchObject({ status: 401, body: { error: { code: 'UNAUTHENTICATED' } } });
    expect(await whoami(rotated)).toMatchObject({ status: 200, body: { apiKeyId: key.id } });
    key = { id: key.id, secretKey: rotated };
  });

  test('keys revoke: refused on the next request, and for ever', async () => {
    const { code, stdout } = await admin('keys', 'revoke', key.id.slice('key_'.length));
    expect({ code, stdout }).toEqual({ code: 0, stdout: textWith('revoked') });
    expect(await whoami(key.secretKey)).toMatchObject({ status: 401 });
    expect(await admin('keys', 'rotate', key.id)).toMatchObject({ code: 1, stdout: '', stderr: textWith(key.id) });
    expect((await json('keys', 'revoke', key.id))['revokedAt']).toMatch(/Z$/);
  });

  test('many commands at once are all done', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => createKey('--name', 'One of four')));
    const listed = idsIn(await json('keys', 'list', '--organization', organizationId));
    expect(listed).toEqual(expect.arrayContaining(made.map(({ id }) => id)));
    expect(await Promise.all(made.map(async ({ secretKey }) => (await whoami(secretKey)).status))).toEqual(
      made.map(() => 200),
    );
  });

  test('fsck finds nothing amiss, then an object that is gone', async () => {
    expect(await admin('fsck')).toEqual({ code: 0, stdout: '', stderr: textWith('Everything is as it should be.') });
    const { code, stdout, key } = await fsckWithoutFile();
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: textLike(new RegExp(`^missing  ${key}  cnt_[0-9a-f-]{36}  completed\\n$`)),
    });
  });

  test('migrate has nothing to do', async () => {
    expect(await json('migrate')).toEqual({ appliedMigrations: 0 });
  });

  test('every change of a key stands in the audit log of its world', async () => {
    const auditor = await createKey('--scopes', 'org:admin');
    const response = await fetch(`${service.baseUrl}/v1/audit-log`, {
      headers: { Authorization: `Bearer ${auditor.secretKey}` },
    });
    const text = await response.text();
    const page: unknown = JSON.parse(text);
    const items: readonly unknown[] = isObject(page) && Array.isArray(page['items']) ? page['items'] : [];
    const changes = items.filter(isObject).filter(({ eventType }) => String(eventType).startsWith('api_key.'));
    for (const change of changes)
      expect(change).toMatchObject({ organizationId, requestId: null, actor: { type: 'operator', id: null } });
    const counts = ['api_key.created', 'api_key.rotated', 'api_key.revoked'].map(
      (type) => changes.filter(({ eventType }) => eventType === type).length,
    );
    expect(counts).toEqual([6, 1, 1]);
    for (const secret of secrets) expect(text).not.toContain(secret.slice(-secretLength));
  });

  test.each([
    [
      'a scope there is not',
      2,
      ['keys', 'create', '--organization', 'ORG', '--scopes', 'content:delete'],
      '"content:delete" is none of content:read',
    ],
    [
      'a tier there is not',
      2,
      ['keys', 'create', '--organization', 'ORG', '--tier', 'gold'],
      'standard, pilot, partner',
    ],
    ['a world there is not', 2, ['keys', 'create', '--organization', 'ORG', '--world', 'both'], 'live, test'],
    ['no organization', 2, ['keys', 'create'], '--organization <id>'],
    ['an id of something else', 2, ['keys', 'list', '--organization', 'prj_x'], 'org_<uuid>'],
    ['no command', 2, ['keys'], 'Usage'],
    [
      'an organization that is not there',
      1,
      ['keys', 'create', '--organization', 'org_00000000-0000-4000-8000-000000000000'],
      'orgs create',
    ],
    ['a key that is not there', 1, ['keys', 'revoke', 'key_00000000-0000-4000-8000-000000000000'], 'keys list'],
  ])('%s: exit code %i, with what to do', async (_what, code, args, message) => {
    const ended = await admin(...args.map((arg) => (arg === 'ORG' ? organizationId : arg)));
    expect(ended).toMatchObject({ code, stdout: '', stderr: textWith(message) });
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });
});

/** Runs fsck while a served file is taken away. */
async function fsckWithoutFile(...options: readonly string[]) {
  const [key = ''] = await objectKeys(installation, 'public-media');
  const file = path.join(installation.dataDir, 'objects', key);
  await rename(file, `${installation.dataDir}/taken`);
  const ended = await admin('fsck', ...options);
  await rename(`${installation.dataDir}/taken`, file);
  return { ...ended, key };
}

describe('while the service does not run', () => {
  test('the socket is gone, and the same commands work on the directory, one after another', async () => {
    await service.end('SIGTERM');
    expect(await readdir(installation.dataDir)).not.toContain('admin.sock');
    expect(await json('fsck')).toMatchObject({ uploads: 1, counts: {}, findings: [] });
    const gone = await fsckWithoutFile('--json');
    const found: unknown = JSON.parse(gone.stdout);
    expect({ code: gone.code, found }).toMatchObject({
      code: 1,
      found: { counts: { missing: 1 }, findings: [{ kind: 'missing', key: gone.key, state: 'completed' }] },
    });
    const [made, other] = await Promise.all([
      createKey('--name', 'Made offline'),
      createKey('--name', 'Made beside it'),
    ]);
    await json('keys', 'revoke', other.id);
    const rotated = await json('keys', 'rotate', made.id);
    secrets.push(String(rotated['secretKey']));
    service = await installation.start();
    expect(await whoami(String(rotated['secretKey']))).toMatchObject({ status: 200, body: { organizationId } });
    for (const { secretKey } of [made, other]) expect((await whoami(secretKey)).status).toBe(401);
  });

  test('a killed service leaves its socket, which keeps neither the commands nor the next service', async () => {
    await service.end('SIGKILL');
    expect(await readdir(installation.dataDir)).toContain('admin.sock');
    const { secretKey } = await createKey();
    service = await installation.start();
    expect((await whoami(secretKey)).status).toBe(200);
    expect(idsIn(await json('orgs', 'list'))).toContain(organizationId);
  });

  test('a directory without a database is named, and nothing is made in it', async () => {
    const elsewhere = await mkdtemp(path.join(tmpdir(), 'layers-content-e2e-'));
    const ended = await admin('keys', 'list', '--data-dir', elsewhere);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: textWith(elsewhere) });
    expect(await readdir(elsewhere)).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });

  test('a database server that is not there is told with its reason, and without its password', async () => {
    const env = {
      DATABASE_URL: 'postgres://layers:hunter2@127.0.0.1:1/layers',
      SECRET_KEY: 'the secret that all processes share',
    };
    const ended = await runLayersContentAdmin(installation.dataDir, ['orgs', 'list'], env);
    expect(ended).toMatchObject({ code: 3, stdout: '', stderr: textWith('ECONNREFUSED') });
    const { code, output } = await installation.startInVain({ env });
    expect({ code, output }).toEqual({ code: 1, output: textWith('ECONNREFUSED') });
    expect(ended.stderr + output).not.toContain('hunter2');
  });

  test('migrate makes a database, and the first key of it makes the secret it depends on', async () => {
    const dataDir = path.join(await mkdtemp(path.join(tmpdir(), 'layers-content-e2e-')), 'new');
    expect((await adminJson(dataDir, ['migrate']))['appliedMigrations']).toBeGreaterThan(1);
    const { id } = await adminJson(dataDir, ['orgs', 'create', '--name', 'First']);
    await adminJson(dataDir, ['keys', 'create', '--organization', String(id)]);
    expect((await stat(path.join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600);
    await rm(path.dirname(dataDir), { recursive: true });
  });

  test('without the secret that its keys were made with, no key is made and no other secret', async () => {
    await service.end('SIGTERM');
    const secretKey = path.join(installation.dataDir, 'secret.key');
    const kept = await readFile(secretKey, 'utf8');
    await unlink(secretKey);
    const refused = await admin('keys', 'create', '--organization', organizationId);
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: textWith('SECRET_KEY') });
    expect(await readdir(installation.dataDir)).not.toContain('secret.key');
    await writeFile(secretKey, kept, { mode: 0o600 });
  });
});

test('a process that holds the database without listening is waited for, then named', async () => {
  service = await installation.start();
  await unlink(path.join(installation.dataDir, 'admin.sock'));
  const told: string[] = [];
  const config = readConfig('/', { DATA_DIR: installation.dataDir });
  const options = { config, tell: (line: string) => told.push(line), patienceMs: 500 };
  await expect(runRequest({ command: 'listOrganizations' }, options)).rejects.toMatchObject({
    kind: 'unreachable',
    message: textLike(new RegExp(`in use by process ${service.pid}.*admin\\.sock`)),
  });
  expect(told).toEqual([`Waiting for process ${service.pid}, which has the database open.`]);
});

test('no secret stands in what the service printed, nor in the data directory', async () => {
  expect(installation.output()).toContain('operator command done');
  expect(secrets.length).toBeGreaterThan(10);
  for (const secret of secrets) expect(installation.output()).not.toContain(secret.slice(-secretLength));
  const credentials = await readFile(path.join(installation.dataDir, 'credentials.json'), 'utf8');
  for (const secret of secrets) expect(credentials).not.toContain(secret.slice(-secretLength));
});
