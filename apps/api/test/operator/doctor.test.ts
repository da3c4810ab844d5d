/** @module-tag process */
import { chmod, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isObject } from '@layers-content/contract';
import { startLyingS3 } from '@layers-content/object-store/testing';
import type { LyingS3 } from '@layers-content/object-store/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createInstallation } from '../e2e/service-process.ts';
import type { Installation, ServiceProcess } from '../e2e/service-process.ts';
import { textLike } from '../e2e/text-like.ts';
import { runLayersContentAdmin } from './run-layers-content-admin.ts';
import { textWith } from './text-with.ts';

/** `layers-content-admin doctor` as an operator runs it; the tests build on each other, in this order. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

interface Diagnosis {
  readonly code: number | null;
  readonly healthy: unknown;
  /** What is not ok: `verdict part check`. */
  readonly faults: readonly string[];
  readonly text: string;
}

async function diagnose(dataDir: string, env: Readonly<Record<string, string>>): Promise<Diagnosis> {
  const { code, stdout, stderr } = await runLayersContentAdmin(dataDir, ['doctor', '--json'], env);
  expect(stderr).toMatch(/^\d+ ok, \d+ warnings, \d+ failed\.\n$/);
  const parsed: unknown = JSON.parse(stdout);
  const findings: readonly unknown[] = isObject(parsed) && Array.isArray(parsed['findings']) ? parsed['findings'] : [];
  const faults = findings.filter(isObject).filter(({ verdict }) => verdict !== 'ok');
  for (const { advice } of faults) expect(advice).toEqual(textLike(/\S/));
  return {
    code,
    healthy: isObject(parsed) ? parsed['healthy'] : null,
    faults: faults.map(({ verdict, part, check }) => `${String(verdict)} ${String(part)} ${String(check)}`),
    text: stdout,
  };
}

describe('one machine', () => {
  let installation: Installation;
  let service: ServiceProcess;
  let env: Readonly<Record<string, string>>;
  /** Machines that run tests have seldom much to spare; and rules grow old while nothing is amiss. */
  const besides = ({ faults }: Diagnosis) =>
    faults.filter((fault) => !fault.includes('-space') && !fault.includes('platform-rules'));

  beforeAll(async () => {
    installation = await createInstallation({ env: { RATE_LIMITS: 'on' } });
    await chmod(installation.dataDir, 0o700);
    env = { PORT: String(installation.port) };
    service = await installation.start();
  });
  afterAll(() => installation.remove());

  test('while the service runs all is well, and a table says so', async () => {
    expect(besides(await diagnose(installation.dataDir, env))).toEqual([]);
    const { stdout } = await runLayersContentAdmin(installation.dataDir, ['doctor'], env);
    for (const line of [
      /^ok +database +reachable +PostgreSQL \d.*embedded$/m,
      /^ok +store +hard-links +works$/m,
      /^ok +data-directory +admin\.sock +0600$/m,
    ])
      expect(stdout).toMatch(line);
    expect(stdout).toContain('the service serves media');
  });

  test('while it runs, what its store cannot do fails as well', async () => {
    const { dataDir } = installation;
    const place = (name: string) => path.join(dataDir, 'objects', name);
    await rename(place('tmp'), place('away'));
    const { code, text } = await diagnose(dataDir, env);
    await rename(place('away'), place('tmp'));
    expect([code, text]).toEqual([1, textWith('"check":"writing","verdict":"failed"')]);
  });

  test('while it is stopped, nobody answers at its address; the rest is looked at all the same', async () => {
    await service.end('SIGTERM');
    const diagnosis = await diagnose(installation.dataDir, env);
    expect(besides(diagnosis)).toEqual(['warning addresses PUBLIC_URL']);
    expect(diagnosis.text).toContain('ECONNREFUSED');
  });

  test('a broken installation fails, and each fault says what to do', async () => {
    const { dataDir } = installation;
    await chmod(dataDir, 0o755);
    await rename(path.join(dataDir, 'secret.key'), path.join(dataDir, 'secret.away'));
    await rename(path.join(dataDir, 'objects', 'tmp'), path.join(dataDir, 'objects', 'gone'));
    const diagnosis = await diagnose(dataDir, { ...env, HOST: '0.0.0.0', PUBLIC_URL: 'http://127.0.0.1:1' });
    expect(diagnosis).toMatchObject({ code: 1, healthy: false });
    expect(besides(diagnosis)).toEqual([
      'warning settings PUBLIC_URL',
      `warning data-directory ${dataDir}`,
      'failed data-directory secret.key',
      'failed store writing',
      'failed store hard-links',
      'failed store directory-sync',
      'warning addresses PUBLIC_URL',
    ]);
    expect(await readdir(dataDir)).not.toContain('secret.key');
  });

  test('where nothing was started yet, nothing is made', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'layers-content-e2e-'));
    const dataDir = path.join(root, 'new');
    const diagnosis = await diagnose(dataDir, env);
    expect([diagnosis.code, diagnosis.healthy, await readdir(root)]).toEqual([0, true, []]);
    expect(diagnosis.text).toContain('the first start makes it');
    await rm(root, { recursive: true });
  });
});

describe('a store on S3', () => {
  let store: LyingS3;
  let env: Readonly<Record<string, string>>;
  let dataDir: string;

  beforeAll(async () => {
    store = await startLyingS3();
    const { endpoint, region, bucket, credentials } = store.options;
    dataDir = await mkdtemp(path.join(tmpdir(), 'layers-content-e2e-'));
    env = {
      S3_ENDPOINT: endpoint,
      S3_REGION: region,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      CORS_ORIGINS: 'https://app.example',
    };
  });
  afterAll(async () => {
    await store.close();
    await rm(dataDir, { recursive: true });
  });
  const inStore = async () => {
    const diagnosis = await diagnose(dataDir, env);
    return { ...diagnosis, faults: diagnosis.faults.filter((fault) => fault.includes(' store ')) };
  };

  test('that is good lacks two headers that S3 cannot send', async () => {
    expect(await inStore()).toMatchObject({ code: 0, healthy: true, faults: ['warning store media-headers'] });
    expect([...store.buckets.values()].map(({ size }) => size)).toEqual([0]);
  });

  test('that lets everybody read everything, drops conditions and lets no page upload', async () => {
    store.behaviour = { ...store.behaviour, publicPrefix: '', honoursCopyConditions: false, corsOrigins: [] };
    expect(await inStore()).toMatchObject({
      code: 1,
      healthy: false,
      faults: [
        'warning store conditional-copy',
        'failed store private-keys',
        'warning store media-headers',
        'failed store cors',
      ],
    });
  });

  test('that is down', async () => {
    await store.close();
    const diagnosis = await inStore();
    expect(diagnosis.code).toBe(1);
    expect(diagnosis.faults[0]).toBe('failed store buckets');
    expect(diagnosis.text).toContain('ECONNREFUSED');
    expect(diagnosis.text).not.toContain(env['S3_SECRET_ACCESS_KEY']);
  });
});

describe('the boot check', () => {
  test('logs a line for each thing the store lacks, and one for a store that is down; the service starts all the same', async () => {
    const store = await startLyingS3();
    const { endpoint, region, bucket, credentials } = store.options;
    const env = {
      S3_ENDPOINT: endpoint,
      S3_REGION: region,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    };
    const installation = await createInstallation({ env });
    store.behaviour = { ...store.behaviour, publicPrefix: '', honoursRanges: false, honoursCopyConditions: false };
    let answer = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      answer = resolve;
    });
    store.lieAbout = () => ({ kind: 'delay', until });
    const service = await installation.start();
    answer();
    const warnings = () =>
      service
        .output()
        .split('\n')
        .filter((line) => line.includes('"level":"warn"'));
    const told = (check: string) =>
      expect.poll(() => service.output(), { timeout: 30_000 }).toContain(`"check":"${check}"`);
    await told('media-headers');
    expect(warnings()).toEqual([textWith('"check":"ranges"'), textWith('"check":"private-keys"')]);
    expect(service.output()).toMatch(/"level":"info","time":"[^"]+","check":"conditional-copy"/);
    await service.end('SIGTERM');
    await store.close();
    const another = await installation.start();
    await expect.poll(() => another.output(), { timeout: 30_000 }).toContain('could not be examined');
    expect(another.output().match(/"level":"warn"/g)).toHaveLength(1);
    expect((await fetch(`${another.baseUrl}/healthz`)).status).toBe(200);
    const ready: unknown = await (await fetch(`${another.baseUrl}/readyz`)).json();
    expect(ready).toMatchObject({ error: { details: { database: 'ok', objectStore: 'unavailable' } } });
    await installation.remove();
  });
});
