/** @module-tag process */
import { mkdir, writeFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { barriersOn, launchChromium, openWatched } from '../chromium.ts';
import type { WatchedPage } from '../chromium.ts';
import { openConsoleScene } from './console-scene.ts';
import type { ConsoleScene } from './console-scene.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 } };
/** The pictures in docs/console.md are made anew when this is set. */
const isDrawing = process.env['UPDATE_SCREENSHOTS'] !== undefined;
const pictures = new URL('../../../../../docs/console/', import.meta.url);

describe('the console in a browser', () => {
  let browser: Browser;
  let scene: ConsoleScene;
  let open: WatchedPage[] = [];
  beforeAll(async () => {
    scene = await openConsoleScene();
    browser = await launchChromium();
    if (isDrawing) await mkdir(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    await scene.close();
  });

  async function visit(address: string, options: BrowserContextOptions = desktop): Promise<Page> {
    const watched = await openWatched(browser, scene.baseUrl, options);
    open.push(watched);
    await watched.page.goto(`${scene.baseUrl}/console${address}`);
    return watched.page;
  }
  async function signedIn(address: string, options?: BrowserContextOptions, key = scene.keys.live): Promise<Page> {
    const page = await visit(address, options);
    await page.getByLabel('API key').fill(key);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
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
  const library = () => `/projects/prj_${scene.projectId}/library`;

  const views = [
    { name: 'sign-in', isOpen: true, address: () => '', sign: 'Sign in with a key' },
    { name: 'library', isOpen: false, address: library, sign: 'Library' },
    { name: 'item', isOpen: false, address: () => `/content/${scene.film.id}`, sign: 'The new harbour blend is here' },
    { name: 'refused', isOpen: false, address: () => `/content/${scene.refused.id}`, sign: 'A drawing, as PNG' },
    { name: 'projects', isOpen: false, address: () => '/projects', sign: 'Projects and usage' },
  ];
  const looks = [
    { look: 'light', options: { ...desktop, colorScheme: 'light' } },
    { look: 'dark', options: { ...desktop, colorScheme: 'dark' } },
    { look: 'phone', options: { ...phone, colorScheme: 'light' } },
  ] as const;

  describe.each(views)('$name', ({ name, isOpen, address, sign }) => {
    it.each(looks)('can be read by everybody: $look', async ({ look, options }) => {
      const page = isOpen ? await visit(address(), options) : await signedIn(address(), options);
      await page.getByRole('heading', { level: 1, name: sign }).waitFor();
      await page.waitForLoadState('networkidle');
      await expect.poll(() => page.locator('.skeleton').count()).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      await draw(page, `${name}-${look}`);
      expect(await barriersOn(page)).toEqual([]);
      await noFaults();
    });
  });
});
