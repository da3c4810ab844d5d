/** @module-tag process */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listExamples } from '@layers-content/contract';
import { expect, test } from 'vitest';
import { freePort } from '../free-port.ts';

const contract = fileURLToPath(new URL('../../../../packages/contract/', import.meta.url));
const run = promisify(execFile);
const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };

test('the contract as it is published is mocked by Prism, as its README says', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'layers-content-mock-'));
  await run('npm', ['pack', '--pack-destination', folder], { cwd: contract, env });
  const [tarball = ''] = await readdir(folder);
  await run('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`, '@stoplight/prism-cli@5.14.2'], {
    cwd: folder,
    env,
  });
  const port = String(await freePort());
  const prism = spawn(
    process.execPath,
    ['node_modules/.bin/prism', 'mock', '--port', port, 'node_modules/@layers-content/contract/generated/openapi.json'],
    { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    await listening(prism.stdout);
    const { id, request, response } = exampleOf('finalizeUpload/409/put-missing');
    const answer = await fetch(`http://127.0.0.1:${port}${request.url}`, {
      method: request.method,
      headers: {
        ...request.headers,
        Authorization: 'Bearer any',
        Prefer: `code=409, example=${id.split('/')[2] ?? ''}`,
      },
      body: request.body,
    });
    const documented: unknown = JSON.parse(response.body);
    expect(await answer.json()).toEqual(documented);
    expect(answer.status).toBe(response.status);
  } finally {
    prism.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
});

function exampleOf(id: string) {
  const example = listExamples().find((candidate) => candidate.id === id);
  if (!example) throw new Error(`the contract has no example ${id}`);
  return example;
}

/** Ends when it listens; the rest of what it says is let go. */
function listening(stdout: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    stdout.on('data', (chunk) => {
      if (String(chunk).includes('Prism is listening')) resolve();
    });
    stdout.once('end', () => reject(new Error('Prism ended before it listened')));
  });
}
