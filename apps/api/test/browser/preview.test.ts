/** @module-tag process */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractFolder } from '../../scripts/contract-source.ts';
import { freePort } from '../free-port.ts';
import { fromSource } from '../from-source.ts';
import { launchChromium } from './chromium.ts';

/**
 * What `npm run docs` starts, over a copy of the contract that is edited. The tests build on each other, in this
 * order.
 */
describe('the preview of the reference in a browser', () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  let port: number;
  let child: ChildProcess;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'layers-content-preview-'));
    const isSource = (source: string) => !source.includes('node_modules');
    await cp(contractFolder, folder, { recursive: true, filter: isSource });
    await symlink(path.join(contractFolder, 'node_modules'), path.join(folder, 'node_modules'));
    port = await freePort();
    child = spawn(process.execPath, [...fromSource, 'scripts/docs.ts', folder], {
      cwd: path.join(import.meta.dirname, '../..'),
      env: { ...process.env, DOCS_PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await said('nothing is wrong with it');
    browser = await launchChromium();
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/docs`);
    await page.getByRole('heading', { name: 'Layers Content API', level: 1 }).waitFor({ state: 'attached' });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  async function said(text: string): Promise<void> {
    for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? [])
      if (String(chunk).includes(text)) return;
    throw new Error(`the preview ended without saying: ${text}`);
  }
  async function edit(file: string, change: (text: string) => string): Promise<void> {
    const target = path.join(folder, file);
    await writeFile(target, change(await readFile(target, 'utf8')));
  }
  const banner = () => page.getByRole('alert').filter({ hasText: 'contract' });

  it('shows a change by itself', async () => {
    await edit('openapi.yaml', (text) => text.replace('title: Layers Content API', 'title: Harbour Content API'));
    await page.getByRole('heading', { name: 'Harbour Content API', level: 1 }).waitFor({ state: 'attached' });
  });

  it('shows a line that is no YAML with its file and line, over the contract as it was', async () => {
    await edit('operations/whoami.yaml', (text) => text.replace('summary: Who', 'summary: [Who'));
    await expect.poll(() => banner().innerText(), { timeout: 30_000 }).toMatch(/operations\/whoami\.yaml:\d+/);
    expect(await page.getByRole('heading', { name: 'Harbour Content API', level: 1 }).count()).toBe(1);
  });

  it('takes the fault away once it is mended', async () => {
    await edit('operations/whoami.yaml', (text) => text.replace('summary: [Who', 'summary: Who'));
    await banner().waitFor({ state: 'hidden' });
  });

  it('shows a breach of the rules with its file and line', async () => {
    await edit('operations/whoami.yaml', (text) => text.replace(/^description: .*\n/m, ''));
    await expect.poll(() => banner().innerText(), { timeout: 30_000 }).toMatch(/operations\/whoami\.yaml:1:1/);
  });

  it('ends with its signal, and its port is free again', async () => {
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const refused = connect(port, '127.0.0.1');
    expect(await once(refused, 'error')).toMatchObject([{ code: 'ECONNREFUSED' }]);
  });
}, 60_000);
