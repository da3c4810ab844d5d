import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPglite } from '../src/pglite/open-pglite.ts';

test('what the disk refused to make can be made later', { tags: ['process'] }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'layers-content-failed-files-'));
  const pglite = await openPglite({ dataDir });
  const make = () => pglite.query("SELECT pg_create_physical_replication_slot('late')");
  const [there, away] = [join(dataDir, 'pg_replslot'), join(dataDir, 'away')];
  await rename(there, away);
  await expect(make()).rejects.toThrow('could not create');
  await rename(away, there);
  await make();
  await pglite.close();
  await rm(dataDir, { recursive: true });
});
