/** @module-tag process */
import { mediaFixture, padWithFreeBox } from '@layers-content/media-probe/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../free-port.ts';
import { openScene } from '../http/scene.ts';
import type { Scene } from '../http/scene.ts';
import { launchChromium } from './chromium.ts';
import { serveUploadingPage } from './uploading-page.ts';
import type { UploadingSite } from './uploading-page.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const film = padWithFreeBox(mediaFixture('teaser.mp4'), 6_000_000);
const slide = mediaFixture('slide-1.jpg');

/** What a page does: uploads the files with these names, keeps the token, and notes what it is told. */
const uploading = `
  window.begin = async ({ baseUrl, apiKey, projectId, names, more }) => {
    const { createClient, uploadContent } = await import('/client.js');
    const files = await Promise.all(names.map(async (name) => new File([await (await fetch('/' + name)).blob()], name)));
    window.steps = [];
    const upload = uploadContent(createClient({ baseUrl, apiKey }), {
      projectId, files, caption: 'From a page.', ...more,
      token: localStorage.getItem('token') ?? undefined,
      onToken: (token) => localStorage.setItem('token', token),
      onProgress: ({ files }) => window.steps.push(files.map(({ sentBytes }) => sentBytes)),
    });
    window.upload = upload.then((items) => ({ items }), ({ name, code, message }) => ({ name, code, message }));
  };
`;

/** The published client in Chromium, on a page of another origin than the service's. */
describe('uploadContent in a browser', () => {
  let browser: Browser;
  let scene: Scene;
  let site: UploadingSite;
  let page: Page;
  let puts: string[];

  beforeAll(async () => {
    const [port, sitePort] = [await freePort(), await freePort()];
    const env = { PUBLIC_URL: `http://127.0.0.1:${port}`, CORS_ORIGINS: `http://127.0.0.1:${sitePort}` };
    scene = await openScene({ port, env });
    site = await serveUploadingPage(
      sitePort,
      new Map([
        ['/film.mp4', film],
        ['/slide.jpg', slide],
      ]),
    );
    browser = await launchChromium();
  });
  beforeEach(async () => {
    page = await (await browser.newContext()).newPage();
    puts = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') puts.push(request.url());
    });
    await page.addInitScript(uploading);
    await page.goto(site.origin);
  });
  afterEach(async () => {
    await scene.service.database.setServiceNow(null);
    await page.context().close();
  });
  afterAll(async () => {
    await browser.close();
    site.close();
    await scene.close();
  });

  const begin = (names: readonly string[], more: object = {}) =>
    page.evaluate(
      `begin(${JSON.stringify({ baseUrl: scene.baseUrl, apiKey: scene.keys.live, projectId: scene.projectId, names, more })})`,
    );
  const outcome = () => page.evaluate<{ items?: { id: string; status: string }[]; code?: string }>('window.upload');
  const steps = () => page.evaluate<number[][]>('window.steps');

  /** Bytes a second that leave the page from now on. */
  async function slowDown(bytesPerSecond: number): Promise<void> {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: bytesPerSecond,
    });
  }

  it('judges, tells the bytes as they leave, and gives the items', async () => {
    await slowDown(4_000_000);
    await begin(['film.mp4', 'slide.jpg'], { judge: true });
    expect(await outcome()).toMatchObject({ items: [{ status: 'completed' }, { status: 'completed' }] });
    const ofFilm = (await steps()).map(([sentBytes]) => sentBytes);
    const between = new Set(ofFilm.filter((sentBytes = 0) => sentBytes > 0 && sentBytes < film.byteLength));
    expect(between.size).toBeGreaterThan(2);
    expect(ofFilm.at(-1)).toBe(film.byteLength);
    expect(puts).toHaveLength(2);
  });

  it('goes on after a reload: what was there is not sent again', async () => {
    await slowDown(200_000);
    await begin(['slide.jpg', 'film.mp4']);
    const underWay = `window.steps.some(([slide, film]) => slide === ${slide.byteLength} && film > 0) && localStorage.getItem('token').includes('"sent":true')`;
    await page.waitForFunction(underWay);
    const token = await page.evaluate<string>(`localStorage.getItem('token')`);
    await page.reload();
    puts = [];
    await begin(['slide.jpg', 'film.mp4']);
    const { items = [] } = await outcome();
    expect(items.map(({ status }) => status)).toEqual(['completed', 'completed']);
    for (const { id } of items) expect(token).toContain(id);
    expect(puts).toHaveLength(1);
  });

  it('sends on by a fresh URL when the first has expired', async () => {
    const startedAt = Date.parse('2026-06-12T14:00:00Z');
    await scene.service.database.setServiceNow(new Date(startedAt));
    let held = true;
    await page.route('**/uploads/**', async (route) => {
      if (held && route.request().method() === 'PUT') {
        held = false;
        await scene.service.database.setServiceNow(new Date(startedAt + 16 * 60_000));
      }
      await route.continue();
    });
    await begin(['slide.jpg']);
    expect(await outcome()).toMatchObject({ items: [{ status: 'completed' }] });
    expect(puts).toHaveLength(2);
  });

  it('waits for a network that was away', async () => {
    let lost = 0;
    await page.route('**/uploads/**', async (route) => {
      if (route.request().method() === 'PUT' && lost < 2) {
        lost += 1;
        await route.abort('connectionreset');
      } else await route.continue();
    });
    await begin(['slide.jpg'], { retries: { attempts: 5, firstDelayMs: 10 } });
    expect(await outcome()).toMatchObject({ items: [{ status: 'completed' }] });
    expect(lost).toBe(2);
  });
});
