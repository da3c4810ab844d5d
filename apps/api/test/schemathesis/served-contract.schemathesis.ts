import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { isObject, isOperationId, operationTable } from '@layers-content/contract';
import type { OperationId } from '@layers-content/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInstallation } from '../e2e/service-process.ts';
import type { Installation } from '../e2e/service-process.ts';

/**
 * What an upload goes through: only links lead there. Chance decides how often rarer ones succeed; that each has a
 * link is a fast test's.
 */
const wanted: readonly OperationId[] = ['finalizeUpload', 'getContent', 'getAsset', 'updateContent', 'cancelContent'];
/** Links are followed at random, so often that the longest chain of these comes about many times. */
const secondsAlongLinks = 75;
/** On two idle cores all else takes half a minute; this only ends a run that hangs. */
const timeoutMs = 300_000;

describe('the served document, asked by Schemathesis', () => {
  let installation: Installation;
  let folder: string;
  let baseUrl: string;
  beforeEach(async () => {
    const env = { QUOTA_OPEN_UPLOADS: '0', QUOTA_ITEMS_PER_DAY: '0', WEBHOOKS_TO_LOOPBACK: 'on' };
    installation = await createInstallation({ env });
    folder = await mkdtemp(path.join(tmpdir(), 'layers-content-schemathesis-'));
    baseUrl = (await installation.start()).baseUrl;
  });
  afterEach(async () => {
    await installation.remove();
    await rm(folder, { recursive: true });
  });

  /** Runs it with a test key; it stands on PATH. What it says is shown. */
  async function runSchemathesis(...options: readonly string[]): Promise<unknown> {
    const { testKey = '' } = await installation.credentials();
    const authorization = `Bearer ${testKey}`;
    const answer = await fetch(`${baseUrl}/v1/whoami`, { headers: { Authorization: authorization } });
    const ownKeyId = at(await answer.json(), 'apiKeyId');
    const args = ['--config-file', 'schemathesis.toml', 'run', `${baseUrl}/openapi.json`, '--no-color', ...options];
    const child = spawn('schemathesis', [...args, '--header', `Authorization: ${authorization}`], {
      cwd: import.meta.dirname,
      env: { ...process.env, OWN_KEY_ID: String(ownKeyId).slice(-36) },
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: timeoutMs,
    });
    return new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  }

  it('is kept by the service, whatever is sent', async () => {
    expect(await runSchemathesis('--phases', 'examples,coverage,fuzzing')).toBe(0);
  });

  it('leads by its links through a whole upload', async () => {
    const report = path.join(folder, 'report.ndjson');
    const written = ['--report', 'ndjson', '--report-ndjson-path', report];
    const time = ['--max-time', String(secondsAlongLinks)];
    expect(await runSchemathesis('--phases', 'stateful', ...time, ...written)).toBe(0);
    const succeeded = await succeededAlongLinks(report);
    process.stdout.write(`Succeeded along links: ${JSON.stringify(Object.fromEntries(succeeded))}\n`);
    expect(wanted.filter((operationId) => !succeeded.has(operationId))).toEqual([]);
  });
});

/** How often operations answered with success while links were followed. */
async function succeededAlongLinks(report: string): Promise<ReadonlyMap<OperationId, number>> {
  const found = new Map<OperationId, number>();
  for await (const line of createInterface({ input: createReadStream(report) })) {
    const scenario = at(JSON.parse(line), 'ScenarioFinished');
    if (at(scenario, 'phase') !== 'stateful') continue;
    for (const [id, interaction] of entriesOf(at(scenario, 'recorder', 'interactions'))) {
      const asked = at(scenario, 'recorder', 'cases', id, 'value');
      const status = Number(at(interaction, 'response', 'status_code'));
      const operationId = operationAt(at(asked, 'method'), at(asked, 'path'));
      if (operationId && status >= 200 && status < 300) found.set(operationId, (found.get(operationId) ?? 0) + 1);
    }
  }
  return found;
}

function operationAt(method: unknown, template: unknown): OperationId | undefined {
  return Object.keys(operationTable)
    .filter(isOperationId)
    .find((id) => operationTable[id].method === method && operationTable[id].path === template);
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((parent, key) => (isObject(parent) ? parent[key] : undefined), value);
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}
