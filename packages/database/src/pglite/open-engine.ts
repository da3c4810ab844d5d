import { Engine } from './engine.ts';
import { openPglite } from './open-pglite.ts';
import { openWalSync } from './wal-sync.ts';

/** The engine over a cluster on disk: what it has answered is synced. */
export async function openEngine(dataDir: string): Promise<Engine> {
  const pglite = await openPglite({ dataDir });
  return new Engine(pglite, await openWalSync(dataDir));
}
