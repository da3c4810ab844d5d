import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const loader = './apps/api/node_modules/tsx/dist/loader.mjs';

/**
 * The service in a process of its own, over a directory of its own, as it is on its first start. Resolves when it
 * serves.
 * `credentials` are those it made: `baseUrl`, `projectId`, `liveKey` and so on.
 */
export async function startService() {
  const dataDir = await mkdtemp(join(tmpdir(), 'layers-content-generators-'));
  const child = spawn(
    process.execPath,
    ['--conditions=@layers-content/source', '--import', loader, 'apps/api/src/main.ts'],
    {
      cwd: root,
      env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: String(await freePort()), RATE_LIMITS: 'off' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  let output = '';
  await new Promise((resolve, reject) => {
    const look = (chunk) => {
      output += chunk;
      if (output.includes('Layers Content API on ')) resolve();
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    ended.then(() => reject(new Error(`the service ended before it served:\n${output}`)));
  });
  return {
    credentials: JSON.parse(await readFile(join(dataDir, 'credentials.json'), 'utf8')),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true });
    },
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
