import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { isRefusal } from './engine.ts';
import type { Engine } from './engine.ts';
import { isWorkerTask } from './messages.ts';
import type { Reply, Request, WireError } from './messages.ts';
import { openEngine } from './open-engine.ts';
import { openPglite } from './open-pglite.ts';
import { unpackTree } from './packed-tree.ts';
import { syncTree } from './wal-sync.ts';

const given: unknown = workerData;
if (!parentPort || !isWorkerTask(given)) throw new Error('this file is the worker of PgliteDatabase');
const port = parentPort;
const task = given;
const reply = (message: Reply): void => {
  port.postMessage(message);
};

if (task.task === 'create') {
  if (task.prepared === undefined) await (await openPglite({ dataDir: task.dataDir })).close();
  else await unpackTree(await readFile(task.prepared), task.dataDir);
  await syncTree(task.dataDir);
  reply({ kind: 'ready' });
  port.close();
} else {
  serve(await openEngine(task.dataDir));
}

function serve(engine: Engine): void {
  port.on('message', (request: Request) => {
    void answer(engine, request).catch(fail);
  });
  reply({ kind: 'ready' });
}

async function answer(engine: Engine, request: Request): Promise<void> {
  if (request.kind === 'close') {
    await engine.close();
    await syncTree(task.dataDir);
    reply({ kind: 'rows', id: request.id, rows: [] });
    port.close();
    return;
  }
  try {
    reply({ kind: 'rows', id: request.id, rows: await engine.run(request.statement) });
  } catch (error) {
    const refusal = isRefusal(error) ? wireErrorOf(error) : null;
    if (!refusal) throw error;
    reply({ kind: 'refused', id: request.id, error: refusal });
  }
}

/** An error of PostgreSQL's; null for any other. */
function wireErrorOf(error: unknown): WireError | null {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) return null;
  const { message, code, severity } = error;
  if (typeof code !== 'string' || typeof severity !== 'string') return null;
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
  return { message, code, severity, constraint };
}

/** Ends the worker with the error; the parent starts a new one, which recovers from the WAL. */
function fail(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}
