import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DataDirectoryInUseError, openDatabase } from '../src/index.ts';
import { runChild } from './processes.ts';

const organizationId = '00000000-0000-4000-9000-000000000000';
const rounds = 4;
const query = { status: null, search: null, customerExternalId: null, after: null, limit: 1_000_000 };

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'layers-content-crash-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

it('starts over when the first start was killed while it made the database', async () => {
  const first = runChild('children/writer.ts', [directory, organizationId, '0']);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  await first.kill();
  const repository = await openDatabase({ engine: 'pglite', dataDir: directory });
  await repository.ping();
  await repository.close();
}, 120_000);

it('loses nothing it acknowledged when its process is killed, and lets no second process in', async () => {
  const acknowledged = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const writer = runChild('children/writer.ts', [directory, organizationId, String(round * 1_000_000)]);
    await writer.line((line) => line === 'open');
    await expect(openDatabase({ engine: 'pglite', dataDir: directory })).rejects.toThrow(DataDirectoryInUseError);
    const enough = 20 + Math.random() * 60;
    await writer.line(() => writer.lines.length > enough);
    await writer.kill();
    const lines = writer.lines.filter((line) => line !== 'open');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) acknowledged.add(line);
    const repository = await openDatabase({ engine: 'pglite', dataDir: directory });
    const { items } = await repository.forTenant({ organizationId, environment: 'live' }, 'system').listProjects(query);
    await repository.close();
    const stored = new Set(items.map((project) => project.id));
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  }
  console.info(`crash: ${rounds} rounds of SIGKILL, ${acknowledged.size} acknowledged commits, none lost`);
}, 180_000);
