/** @module-tag process */
import { writeFile } from 'node:fs/promises';
import { operationTable } from '@layers-content/contract';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../free-port.ts';
import { openScene, picture, sessionOf } from '../http/scene.ts';
import type { Scene } from '../http/scene.ts';
import { barriersOn, launchChromium, openWatched } from './chromium.ts';
import type { WatchedPage } from './chromium.ts';
import { fillVariable, openRequest, sendRequest } from './test-request.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const themes = ['light', 'dark'] as const;
const phone = { viewport: { width: 390, height: 844 } };
const desktop = { viewport: { width: 1440, height: 900 } };
/** The pictures in docs/reference.md are made anew when this is set. */
const isDrawing = process.env['UPDATE_SCREENSHOTS'] !== undefined;
const pictures = new URL('../../../../docs/reference/', import.meta.url);
/** Rules that the renderer's own windows break, whatever they show: docs/reference.md names them. */
const ownBarriers = {
  search: ['aria-required-attr'],
  request: [
    'aria-allowed-role',
    'aria-input-field-name',
    'aria-prohibited-attr',
    'aria-required-attr',
    'aria-valid-attr-value',
    'landmark-no-duplicate-main',
    'landmark-unique',
    'presentation-role-conflict',
  ],
} as const;

describe('the reference page in a browser', () => {
  let browser: Browser;
  let scene: Scene;
  let open: WatchedPage[] = [];
  beforeAll(async () => {
    const port = await freePort();
    // The page's requests go to the address the service says it has.
    scene = await openScene({ port, env: { PUBLIC_URL: `http://127.0.0.1:${port}` } });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await scene.close();
  });

  async function visit(address: string, options: Parameters<typeof openWatched>[2] = desktop): Promise<Page> {
    const watched = await openWatched(browser, scene.baseUrl, options);
    open.push(watched);
    await watched.page.goto(`${scene.baseUrl}/docs${address}`);
    await watched.page.getByRole('heading', { name: 'Layers Content API', level: 1 }).waitFor({ state: 'attached' });
    return watched.page;
  }
  async function visitOperation(address: string, title: string, options?: Parameters<typeof visit>[1]): Promise<Page> {
    const page = await visit(address, options);
    await page.getByRole('heading', { name: title }).first().waitFor();
    return page;
  }
  async function noFaults(): Promise<void> {
    expect(open.flatMap(({ faults }) => faults)).toEqual([]);
    await Promise.all(open.map((watched) => watched.close()));
    open = [];
  }
  async function draw(page: Page, name: string): Promise<void> {
    const drawn = await page.screenshot({ animations: 'disabled' });
    if (isDrawing) await writeFile(new URL(`${name}.png`, pictures), drawn);
  }

  it('makes a link of every operation that the introduction names', async () => {
    const page = await visit('');
    const introduction = page.locator('.introduction-description');
    const named = (await introduction.locator('code').allInnerTexts()).filter(isOperation);
    const linked = await introduction.locator('a:has(code)').all();
    const leading = await Promise.all(
      linked.map(async (link) => [await link.innerText(), (await link.getAttribute('href'))?.split('/').pop()]),
    );
    expect(named.length).toBeGreaterThanOrEqual(12);
    expect(leading.filter(([text = '']) => isOperation(text))).toEqual(named.map((name) => [name, name]));
    await introduction.getByRole('link', { name: 'cancelContent' }).first().click();
    await expect
      .poll(() => page.getByRole('heading', { name: 'Cancel or delete an upload' }).first().isVisible())
      .toBe(true);
    await noFaults();
  });

  it('has an address for every heading of the introduction', async () => {
    const page = await visit('');
    const headings = await page.locator('.introduction-description h2').all();
    const ids = await Promise.all(headings.map((heading) => heading.getAttribute('id')));
    expect(ids.filter((id) => id?.includes('description/'))).toHaveLength(headings.length);
    expect(ids.length).toBeGreaterThanOrEqual(9);
    const again = await visit('#description/quotas');
    await expect.poll(() => isInView(again.getByRole('heading', { name: 'Quotas' }).first())).toBe(true);
    await noFaults();
  });

  it('tells once what every answer carries, and the codes of a status as a list', async () => {
    const page = await visitOperation('#tag/uploads/finalizeUpload', 'Finalize an upload');
    expect(await page.locator('.introduction-description td', { hasText: /^X-RateLimit-Limit$/ }).count()).toBe(1);
    const section = page
      .locator('section', { hasText: 'finalizeUpload' })
      .filter({ has: page.getByText('UPLOAD_INCOMPLETE') });
    await page.getByRole('button', { name: /^409 / }).first().click();
    const codes = section.locator('li code:first-child');
    await expect
      .poll(() => codes.allInnerTexts())
      .toEqual(expect.arrayContaining([...operationTable.finalizeUpload.codes[409]]));
    expect(await page.getByText('X-RateLimit-Limit', { exact: true }).count()).toBe(1);
    await noFaults();
  });

  it('finds an operation by its id', async () => {
    const page = await visit('');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('refreshUploadUrls');
    const found = page.getByRole('option', { name: /Sign fresh upload URLs/ }).first();
    await found.waitFor();
    expect(rulesIn(await barriersOn(page))).toEqual(ownBarriers.search);
    await found.click();
    await page.waitForURL(/#tag\/uploads\/refreshUploadUrls$/);
    await noFaults();
  });

  it('sends a request with a key to the service itself', async () => {
    const page = await visit('#tag/account/whoami');
    await page.getByPlaceholder('Token').first().fill(scene.keys.test);
    const dialog = await openRequest(page, /Test Request.*whoami/i);
    const answer = await sendRequest(dialog, `${scene.baseUrl}/v1/whoami`);
    expect(answer.status).toBe(200);
    await dialog.getByText('"organizationId"').first().waitFor();
    await noFaults();
  });

  it('takes a sandbox upload from its session to the completed item', async () => {
    const page = await visit('#tag/uploads/createUploadSession');
    await page.getByPlaceholder('Token').first().fill(scene.keys.test);
    const session = await openRequest(page, /Test Request.*content\/uploads/i);
    await fillVariable(session, `prj_${scene.projectId}`);
    const opened = await sendRequest(session, `${scene.baseUrl}/v1/projects/prj_${scene.projectId}/content/uploads`);
    expect(opened.status).toBe(201);
    const [target] = sessionOf(opened).files;
    if (!target) throw new Error('the session has no file');
    // With `curl -T`, as the guide has it.
    expect((await scene.put(target, picture)).status).toBe(200);
    await page.keyboard.press('Escape');
    await page.goto(`${scene.baseUrl}/docs#tag/uploads/finalizeUpload`);
    const finalize = await openRequest(page, /Test Request.*finalize-upload/i);
    await fillVariable(finalize, target.containerId);
    const completed = await sendRequest(finalize, `${scene.baseUrl}/v1/content/${target.containerId}/finalize-upload`);
    expect(completed).toMatchObject({ status: 200 });
    await finalize.getByText('"completed"').first().waitFor();
    expect(rulesIn(await barriersOn(page))).toEqual(ownBarriers.request);
    await noFaults();
  });

  it.each(themes)('can be read by everybody in its %s colours', async (colorScheme) => {
    const page = await visitOperation('#tag/uploads/finalizeUpload', 'Finalize an upload', { ...desktop, colorScheme });
    expect(await barriersOn(page)).toEqual([]);
    if (colorScheme === 'dark') await draw(page, 'dark');
    await noFaults();
  });

  it('begins with what the service does, and can be read by everybody', async () => {
    const page = await visit('');
    expect(await barriersOn(page)).toEqual([]);
    await draw(page, 'desktop');
    await noFaults();
  });

  it('fits a phone without sideways scrolling', async () => {
    const page = await visitOperation('#tag/uploads/createUploadSession', 'Open an upload session', phone);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect(await barriersOn(page)).toEqual([]);
    await draw(page, 'phone');
    await noFaults();
  });
});

function isOperation(text: string): boolean {
  return Object.hasOwn(operationTable, text);
}

/** The rules of a list of barriers, each once. */
function rulesIn(barriers: readonly string[]): readonly string[] {
  return [...new Set(barriers.map((barrier) => barrier.split(':')[0] ?? ''))].sort();
}

/** Whether it begins within the window. */
async function isInView(element: Locator): Promise<boolean> {
  const { y } = (await element.boundingBox()) ?? { y: -1 };
  return y >= 0 && y < desktop.viewport.height;
}
