import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openMigrated } from '@layers-content/database/testing';
import { deriveSecrets } from '../src/config/secrets.ts';
import { createInstallation } from '../test/e2e/service-process.ts';
import { builtService, opened, seeded, settings, undoAll } from './profile.ts';
import type { Profile } from './profile.ts';

/**
 * PGlite and a directory, in one process. Plain statements run on a copy, since a process has such a database for
 * itself.
 */
export function openEmbedded(items: number): Promise<Profile> {
  return opened(async (undo) => {
    const secretKey = randomBytes(32).toString('base64url');
    const secrets = deriveSecrets(secretKey);
    const installation = await createInstallation({ env: { ...settings, SECRET_KEY: secretKey } });
    undo.push(() => installation.remove());
    const folder = await mkdtemp(path.join(tmpdir(), 'layers-content-bench-'));
    undo.push(() => rm(folder, { recursive: true }));
    const dataDir = path.join(installation.dataDir, 'database');
    const tenant = await seeded({ engine: 'pglite', dataDir }, secrets, items);
    await cp(dataDir, path.join(folder, 'database'), { recursive: true });
    const sql = await openMigrated({ engine: 'pglite', dataDir: path.join(folder, 'database') });
    undo.push(() => sql.close());
    return {
      name: 'embedded: PGlite and a directory',
      items,
      service: await installation.start({ entry: builtService }),
      tenant,
      secrets,
      sql,
      takesPuts: true,
      keepPlainly: (bytes) => writeDurably(path.join(folder, randomUUID()), bytes),
      plainKeeping: 'written to a file, `fsync`, renamed',
      remove: () => undoAll(undo),
    };
  });
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(`${file}.new`, 'wx');
  await handle.writeFile(bytes);
  await handle.sync();
  await handle.close();
  await rename(`${file}.new`, file);
  const folder = await open(path.dirname(file));
  await folder.sync();
  await folder.close();
}
