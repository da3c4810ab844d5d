/** @module-tag process */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mediaFixture } from '@layers-content/media-probe/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createInstallation, freePort } from '../e2e/service-process.ts';
import type { Installation } from '../e2e/service-process.ts';
import { fromSource } from '../from-source.ts';
import { launchChromium } from './chromium.ts';

/** The guide to uploading from a web page: its server and its page as they are printed, in a browser. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const guide = path.join(import.meta.dirname, '../../../../docs/upload-from-a-web-page.md');

let installation: Installation;
let folder: string;
let site: string;
let server: ChildProcess;
let browser: Browser;
let key: string;

beforeAll(async () => {
  site = `http://127.0.0.1:${await freePort()}`;
  installation = await createInstallation({ env: { CORS_ORIGINS: site } });
  await installation.start();
  key = (await installation.credentials())['liveKey'] ?? '';
  // Inside the package, where the client is found.
  folder = await mkdtemp(path.join(import.meta.dirname, '.run-'));
  await symlink(installation.dataDir, path.join(folder, '.data'));
  await writeFile(path.join(folder, 'server.mts'), await blockOf('ts'));
  await writeFile(path.join(folder, 'page.html'), await blockOf('html'));
  server = await listening();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  server.kill();
  await installation.remove();
  await rm(folder, { recursive: true });
});

async function blockOf(language: string): Promise<string> {
  const printed = await readFile(guide, 'utf8');
  const [, block = ''] = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(printed) ?? [];
  return block.replaceAll('8791', new URL(site).port);
}

async function listening(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...fromSource, 'server.mts'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('close', () => reject(new Error('the server of the guide ended')));
  });
  return child;
}

test('a film goes from the page to the service, and the key is nowhere in the browser', async () => {
  const page = await browser.newPage();
  const seen: string[] = [];
  page.on('request', (request) => {
    seen.push(`${request.method()} ${request.url()} ${JSON.stringify(request.headers())}`);
  });
  page.on('response', async (response) => {
    if (response.url().startsWith(site)) seen.push(await response.text().catch(() => ''));
  });
  await page.goto(site);
  await page.setInputFiles('#file', [
    { name: 'teaser.mp4', mimeType: 'video/mp4', buffer: Buffer.from(mediaFixture('teaser.mp4')) },
  ]);
  const said = page.locator('#said');
  await expect.poll(() => said.textContent(), { timeout: 30_000 }).toMatch(/^Done: http.*\/upload-1\.mp4$/);
  const media = (await said.textContent())?.slice('Done: '.length) ?? '';
  const served = Buffer.from(await (await fetch(media)).arrayBuffer());
  expect(served.equals(mediaFixture('teaser.mp4'))).toBe(true);
  expect(seen.filter((words) => words.startsWith('PUT '))).toHaveLength(1);
  expect(seen.join('\n')).not.toContain(key);
  await page.close();
});

test('a broken file is explained, and nobody finishes what is not theirs', async () => {
  const page = await browser.newPage();
  await page.goto(site);
  await page.setInputFiles('#file', [{ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') }]);
  await expect.poll(() => page.locator('#said').textContent(), { timeout: 30_000 }).toMatch(/^upload-1: /);
  const body = JSON.stringify({ containerId: 'cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70', caption: '' });
  expect((await fetch(`${site}/finish`, { method: 'POST', body })).status).toBe(404);
  await page.close();
});
