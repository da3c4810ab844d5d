/** @module-tag process */
import { operationTable } from '@layers-content/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../free-port.ts';
import { openScene } from '../http/scene.ts';
import type { Scene } from '../http/scene.ts';
import { barriersOn, launchChromium, openWatched } from './chromium.ts';
import type { WatchedPage } from './chromium.ts';

const themes = ['light', 'dark'] as const;
const phone = { viewport: { width: 390, height: 844 } };
const desktop = { viewport: { width: 1440, height: 900 } };

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

  async function visit(address: string, options: Parameters<typeof openWatched>[2] = desktop): Promise<WatchedPage> {
    const watched = await openWatched(browser, scene.baseUrl, options);
    open.push(watched);
    await watched.page.goto(`${scene.baseUrl}/docs${address}`);
    await watched.page.getByRole('heading', { name: 'Layers Content API', level: 1 }).waitFor({ state: 'attached' });
    return watched;
  }
  async function noFaults(): Promise<void> {
    expect(open.flatMap(({ faults }) => faults)).toEqual([]);
    await Promise.all(open.map((watched) => watched.close()));
    open = [];
  }

  it('leads from every operation that the introduction names to that operation', async () => {
    const { page } = await visit('');
    const links = await page.locator('.introduction-description a[href^="#tag/"]').all();
    const targets = await Promise.all(links.map((link) => link.getAttribute('href')));
    const named = new Set(targets.map((target) => target?.slice(target.lastIndexOf('/') + 1) ?? ''));
    expect([...named].filter((name) => !Object.hasOwn(operationTable, name))).toEqual([]);
    expect(named.size).toBeGreaterThanOrEqual(12);
    for (const title of ['The flow', 'Keys', 'Sandbox', 'Errors']) {
      expect(await page.getByRole('heading', { name: title }).first().getAttribute('id')).toMatch(/description\//);
    }
    await noFaults();
  });

  it('finds an operation by its id', async () => {
    const { page } = await visit('');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('refreshUploadUrls');
    await page
      .getByRole('option', { name: /Sign fresh upload URLs/ })
      .first()
      .click();
    await page.waitForURL(/#tag\/uploads\/refreshUploadUrls$/);
    await noFaults();
  });

  it('sends a request with a key to the service itself', async () => {
    const { page } = await visit('');
    await page.getByPlaceholder('Token').first().fill(scene.keys.test);
    await page.goto(`${scene.baseUrl}/docs#tag/account/whoami`);
    await page
      .getByRole('button', { name: /Test Request.*whoami/i })
      .first()
      .click();
    const [answer] = await Promise.all([
      page.waitForResponse(`${scene.baseUrl}/v1/whoami`),
      page.getByRole('button', { name: /^Send/ }).first().click(),
    ]);
    expect(answer.status()).toBe(200);
    await page.getByText('"organizationId"').first().waitFor();
    await noFaults();
  });

  it.each(themes)('can be read by everybody in its %s colours', async (colorScheme) => {
    const { page } = await visit('#tag/uploads/finalizeUpload', { ...desktop, colorScheme });
    await page.getByRole('heading', { name: 'Finalize an upload' }).first().waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await noFaults();
  });

  it('fits a phone without sideways scrolling', async () => {
    const { page } = await visit('#tag/uploads/createUploadSession', phone);
    await page.getByRole('heading', { name: 'Open an upload session' }).first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await noFaults();
  });
});
