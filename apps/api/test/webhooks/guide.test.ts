/** @module-tag process */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createInstallation, freePort } from '../e2e/service-process.ts';
import type { Installation } from '../e2e/service-process.ts';
import { fromSource } from '../from-source.ts';

/**
 * The guide to a first event as it is printed, with ports of its own: each block is run, and each receiver verifies.
 */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const page = path.join(import.meta.dirname, '../../../../docs/webhooks.md');

let installation: Installation;
let folder: string;

beforeAll(async () => {
  installation = await createInstallation({ env: { WEBHOOKS_TO_LOOPBACK: 'on' } });
  await installation.start();
  folder = await mkdtemp(path.join(tmpdir(), 'layers-content-guide-'));
  await mkdir(folder, { recursive: true });
  await symlink(installation.dataDir, path.join(folder, '.data'));
});
afterAll(async () => {
  await installation.remove();
  await rm(folder, { recursive: true });
});

async function blocksOf(language: string): Promise<readonly string[]> {
  const printed = await readFile(page, 'utf8');
  return [...printed.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, name]) => name === language)
    .map(([, , block = '']) => block);
}

async function shell(script: string): Promise<string> {
  const child = spawn('bash', ['-eu', '-c', script], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  return text(child.stdout);
}

test.each([
  ['ts', 'receiver.mts', [process.execPath, ...fromSource]],
  ['py', 'receiver.py', ['python3']],
] as const)('the receiver in %s verifies what was sent, and prints it', async (language, file, command) => {
  const port = await freePort();
  const here = (block: string) =>
    block.replaceAll('127.0.0.1:8787', `127.0.0.1:${installation.port}`).replaceAll('8790', String(port));
  const [start, make, send] = await blocksOf('sh');
  const [receiver = ''] = await blocksOf(language);
  expect(start).toBe('WEBHOOKS_TO_LOOPBACK=on npm start\n');
  await writeFile(path.join(folder, file), here(receiver));
  const made = here(make ?? '');
  const [key, secret] = (await shell(`${made}\necho "$LAYERS_API_KEY $WEBHOOK_SECRET"`)).trim().split(' ');
  const [program, ...args] = command;
  const listening = spawn(program, [...args, file], {
    cwd: folder,
    env: { ...process.env, WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  listening.stdout.setEncoding('utf8').on('data', (words: string) => {
    said += words;
  });
  try {
    await expect.poll(() => said, { timeout: 30_000 }).toContain('listening');
    await shell(`export LAYERS_API_KEY=${key}\n${here(send ?? '')}`);
    await expect.poll(() => said, { timeout: 30_000 }).toMatch(/verified test\.ping evt_[0-9A-Z]{26}/);
    const forged = await fetch(`http://127.0.0.1:${port}/hooks`, {
      method: 'POST',
      headers: { 'X-Layers-Signature': `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}` },
      body: '{"id":"evt_1","type":"test.ping","data":{}}',
    });
    expect(forged.status).toBe(400);
  } finally {
    listening.kill();
  }
});
