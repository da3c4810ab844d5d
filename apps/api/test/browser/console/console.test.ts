/** @module-tag process */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { barriersOn, launchChromium, openWatched } from '../chromium.ts';
import type { WatchedPage } from '../chromium.ts';
import { openConsoleScene } from './console-scene.ts';
import type { ConsoleScene } from './console-scene.ts';
import { drawing } from './drawing.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 } };

/** As the page is asked: a film has a picture to show. */
const haveFilmsFrames = `[...document.querySelectorAll('video')].every(({ readyState, networkState }) => readyState >= 2 && networkState === 1)`;
/** Most that a first load may be, in bytes as gzip. */
const mostFirstLoadBytes = 200 * 1024;

describe('the console in a browser', () => {
  let browser: Browser;
  let scene: ConsoleScene;
  let open: WatchedPage[] = [];
  beforeAll(async () => {
    scene = await openConsoleScene();
    browser = await launchChromium();
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
  afterEach(async () => {
    await Promise.all(open.map((watched) => watched.close()));
    open = [];
  });

  /** @param expected what the browser says of an answer that the test has asked for. */
  function noFaults(expected = /^$/): void {
    expect(open.flatMap(({ faults }) => faults).filter((fault) => !expected.test(fault))).toEqual([]);
  }
  const library = () => `/projects/prj_${scene.projectId}/library`;
  const cards = (page: Page) => page.getByRole('grid', { name: 'Items' }).getByRole('row');

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
      await expect.poll(() => page.evaluate(haveFilmsFrames)).toBe(true);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      await drawing(page, `${name}-${look}`);
      expect(await barriersOn(page)).toEqual([]);
      noFaults();
    });
  });

  describe('signing in', () => {
    it('keeps the key for the tab alone, and forgets it at the end', async () => {
      const page = await signedIn('');
      await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
      expect(await page.evaluate('[localStorage.length, document.cookie]')).toEqual([0, '']);
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
      const another = await page.context().newPage();
      await another.goto(`${scene.baseUrl}/console`);
      await another.getByRole('heading', { name: 'Sign in with a key' }).waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in with a key' }).waitFor();
      expect(await page.evaluate('sessionStorage.getItem("layers-content.key")')).toBe(null);
      noFaults();
    });

    it('takes no key from the address', async () => {
      const page = await visit(`?key=${scene.keys.live}#${scene.keys.live}`);
      await page.getByRole('heading', { name: 'Sign in with a key' }).waitFor();
      expect(await page.getByLabel('API key').inputValue()).toBe('');
      noFaults();
    });

    it('says what is no key, and what the service refuses', async () => {
      const page = await visit('');
      await page.getByLabel('API key').fill('secret');
      await page.keyboard.press('Enter');
      await page.getByText('This is no key').waitFor();
      await page.getByLabel('API key').fill(`lp_live_${'A'.repeat(16)}_${'b'.repeat(43)}`);
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.field-fault').count()).toBe(1);
      noFaults(/401/);
    });

    it('tells live and test apart at a glance', async () => {
      const page = await signedIn('', desktop, scene.keys.test);
      await page.getByRole('banner').getByText('Test', { exact: true }).waitFor();
      await page.getByRole('heading', { name: 'No items yet' }).waitFor();
      await drawing(page, 'test-world');
      expect(await barriersOn(page)).toEqual([]);
      noFaults();
    });
  });

  it('loads at most 200 KB before the library stands', async () => {
    const page = await signedIn('');
    await cards(page).first().waitFor();
    const names: string[] = await page.evaluate(
      `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('/console/assets/'))`,
    );
    const sizes = await Promise.all(
      [`${scene.baseUrl}/console`, ...new Set(names)].map(async (url) => {
        const { headers } = await scene.send({
          method: 'HEAD',
          path: new URL(url).pathname,
          headers: { 'Accept-Encoding': 'gzip' },
        });
        return Number(headers.get('content-length'));
      }),
    );
    expect(names.some((name) => name.endsWith('.js'))).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(mostFirstLoadBytes);
    noFaults();
  });

  describe('the library', () => {
    it('narrows by filters that stand in the address', async () => {
      const page = await signedIn(library());
      await cards(page).first().waitFor();
      const all = await cards(page).count();
      await page.getByRole('button', { name: /State/ }).click();
      await page.getByRole('option', { name: 'No file yet' }).click();
      await expect.poll(() => cards(page).count()).toBeLessThan(all);
      expect(page.url()).toContain('status=queued');
      await page.getByRole('button', { name: /Review/ }).click();
      await page.getByRole('option', { name: 'Rejected' }).click();
      await page.getByRole('heading', { name: 'Nothing passes these filters' }).waitFor();
      await page.getByRole('button', { name: 'Show everything' }).click();
      await expect.poll(() => cards(page).count()).toBe(all);
      await page.getByRole('radio', { name: 'List' }).click();
      await expect.poll(() => page.locator('.items-list').count()).toBe(1);
      await page.waitForLoadState('networkidle');
      await drawing(page, 'library-list');
      expect(await barriersOn(page)).toEqual([]);
      noFaults();
    });

    it('shows a still of a film, of a picture and of a slideshow', async () => {
      const page = await signedIn(library());
      for (const caption of ['The new harbour blend', 'A drawing, as PNG', 'Three ways to brew']) {
        const still = cards(page).filter({ hasText: caption }).locator('canvas');
        await expect.poll(() => still.getAttribute('width')).toBe('360');
      }
      noFaults();
    });

    it('leads to an item and back', async () => {
      const page = await signedIn(library());
      await page.getByText('Beans of the week').click();
      await page.getByRole('heading', { level: 1, name: /Beans of the week/ }).waitFor();
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
      noFaults();
    });

    it('says what went wrong, and tries again', async () => {
      const page = await signedIn('/projects');
      await page.getByRole('heading', { name: 'Projects and usage' }).waitFor();
      await page.route('**/v1/projects/*/content?**', (route) => route.abort());
      await page.getByRole('link', { name: 'Library' }).first().click();
      await page.getByRole('heading', { name: 'That did not work' }).waitFor();
      await page.unroute('**/v1/projects/*/content?**');
      await page.getByRole('button', { name: 'Try again' }).click();
      await cards(page).first().waitFor();
      noFaults(/ERR_FAILED/);
    });

    it('has as many elements with a thousand items as with a few', async () => {
      for (let sessions = 0; sessions < 100; sessions++) await scene.open(Array.from({ length: 10 }, () => ({})));
      const page = await signedIn(library());
      await cards(page).first().waitFor();
      const toEnd = `((list) => (list.scrollTop = list.scrollHeight))(document.querySelector('[role=grid]'))`;
      const look = async () => {
        await page.evaluate(toEnd);
        return page.getByText('Morning light over the roastery').count();
      };
      await expect.poll(look, { timeout: 40_000, interval: 50 }).toBe(1);
      expect(await cards(page).count()).toBeLessThan(80);
      noFaults();
    });
  });

  describe('an item', () => {
    it('shows a slideshow that is stepped through', async () => {
      const page = await signedIn(`/content/${scene.slideshow.id}`);
      await page.getByRole('button', { name: 'Next picture' }).click();
      await page.getByText('2 of 3').waitFor();
      await page.keyboard.press('ArrowLeft');
      await page.getByText('1 of 3').waitFor();
      await page.getByRole('img', { name: 'Picture 1 of 3' }).waitFor();
      noFaults();
    });

    it('plays a film', async () => {
      const page = await signedIn(`/content/${scene.film.id}`);
      await page.getByLabel('The film').waitFor();
      await expect.poll(() => page.evaluate(haveFilmsFrames)).toBe(true);
      expect(
        await page.evaluate(
          `(({ videoWidth, videoHeight }) => [videoWidth, videoHeight])(document.querySelector('video'))`,
        ),
      ).toEqual([1080, 1920]);
      noFaults();
    });

    it('tells what other platforms say, once they are picked', async () => {
      const item = await scene.complete(`${'👩‍👩‍👧'.repeat(141)} Tea!`);
      const page = await signedIn(`/content/${item.id}`);
      const panel = page.getByRole('region', { name: 'Platforms' });
      const said = panel.getByRole('list').first().locator('> li');
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).search));
      await panel.getByText('It is taken as it is.').first().waitFor();
      for (const name of ['X', 'Bluesky', 'TikTok', 'Instagram']) {
        await panel.getByRole('button', { name, exact: true }).click();
      }
      await expect.poll(() => said.count()).toBe(2);
      await said.filter({ hasText: 'X would refuse this post.' }).getByText('287').waitFor();
      await said
        .filter({ hasText: /^Bluesky/ })
        .getByText('It is taken as it is.')
        .waitFor();
      expect(asked.at(-1)).toBe('?platforms=x&platforms=bluesky');
      expect(await barriersOn(page)).toEqual([]);
      await page.setViewportSize(phone.viewport);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      expect(await barriersOn(page)).toEqual([]);
      await page.reload();
      await said.filter({ hasText: 'X would refuse this post.' }).waitFor();
      noFaults();
    });

    it('gives ids, addresses, fixes and requests to copy', async () => {
      const page = await signedIn(`/content/${scene.refused.id}`, { ...desktop, permissions: clipboard });
      const copied = async (name: string) => {
        await page.getByRole('button', { name, exact: true }).first().click();
        await page
          .getByText(/^Copied: /)
          .first()
          .waitFor({ state: 'attached' });
        return page.evaluate<string>('navigator.clipboard.readText()');
      };
      expect(await copied('Copy item id')).toBe(scene.refused.id);
      expect(await copied('Copy address of upload-1')).toBe(scene.refused.assets[0]?.url);
      expect(await copied('Copy the command that mends it')).toBe(scene.refused.platformFit[0]?.issues[0]?.fix);
      const requests = await copied('Copy the requests');
      expect(requests).toContain(`${scene.baseUrl}/v1/projects/prj_${scene.projectId}/content/uploads`);
      expect(requests).not.toContain(scene.keys.live);
      noFaults();
    });

    it('has its caption changed', async () => {
      const item = await scene.complete('Before.');
      const page = await signedIn(`/content/${item.id}`);
      await page.getByRole('button', { name: 'Edit' }).click();
      await page.getByLabel('New caption').fill('x'.repeat(2201));
      await page.getByText('1 characters too many.').waitFor();
      expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
      await page.getByLabel('New caption').fill('After. 🌊');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { level: 1, name: 'After. 🌊' }).waitFor();
      expect((await scene.item(item.id)).caption).toBe('After. 🌊');
      noFaults();
    });

    it('is approved, or rejected with a reason, where its project asks', async () => {
      const policy = { path: { projectId: scene.projectId } };
      await scene.call('updateContentReviewPolicy', { ...policy, body: { policy: 'review_all' } });
      const [good, bad] = [await scene.complete('Good.'), await scene.complete('Bad.')];
      await scene.call('updateContentReviewPolicy', { ...policy, body: { policy: 'auto_approve' } });
      const page = await signedIn(`/content/${good.id}`);
      await page.getByRole('heading', { name: 'This item waits for review' }).waitFor();
      await drawing(page, 'review');
      await page.getByRole('button', { name: 'Approve' }).click();
      await expect.poll(async () => (await scene.item(good.id)).approvalStatus).toBe('approved');
      await page.getByText('Approved').first().waitFor();
      await page.goto(`${scene.baseUrl}/console/content/${bad.id}`);
      await page.getByRole('button', { name: 'Reject…' }).click();
      expect(await barriersOn(page)).toEqual([]);
      await page.getByLabel('Reason').fill('Too dark.');
      await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
      await page.getByText('Rejected').first().waitFor();
      expect((await scene.item(bad.id)).approvalStatus).toBe('rejected');
      noFaults();
    });

    it('is deleted once it was confirmed', async () => {
      const item = await scene.complete('Soon gone.');
      const page = await signedIn(`/content/${item.id}`);
      await page.getByRole('button', { name: 'Delete…' }).click();
      await page.getByRole('button', { name: 'Keep it' }).click();
      await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
      expect((await scene.item(item.id)).status).toBe('completed');
      await page.getByRole('button', { name: 'Delete…' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
      expect((await scene.item(item.id)).lastError?.code).toBe('DELETED');
      await page.goto(`${scene.baseUrl}/console/content/${item.id}`);
      await page.getByRole('heading', { name: 'It is gone' }).waitFor();
      noFaults();
    });

    it('offers no change to a key that may only read', async () => {
      const page = await signedIn(`/content/${scene.film.id}`, desktop, scene.keys.readOnly);
      await page.getByRole('heading', { name: 'Caption' }).waitFor();
      expect(await page.getByRole('button', { name: /Edit|Delete/ }).count()).toBe(0);
      noFaults();
    });
  });

  it('makes, changes, archives and restores a project', async () => {
    const page = await signedIn('/projects');
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Pier Nine');
    await page.getByText('About the app and its people').click();
    await page.getByLabel('Description').fill('Too short.');
    await page.getByRole('button', { name: 'Create project' }).click();
    await page
      .getByText(/must NOT have fewer than 100 characters/)
      .first()
      .waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByLabel('Description').fill('');
    await page.getByRole('button', { name: 'Create project' }).click();
    await page.getByRole('heading', { name: 'Pier Nine' }).waitFor();
    await page.getByRole('button', { name: 'Edit Pier Nine' }).click();
    await page.getByRole('button', { name: /Review/ }).click();
    await page.getByRole('option', { name: 'The first 5 items wait for review' }).click();
    await page.getByText('About the app and its people').click();
    await page.getByLabel('Tagline').fill('Ships and more');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Ships and more').waitFor();
    await page.getByRole('button', { name: 'Archive Pier Nine' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Archive' }).click();
    await page.getByRole('heading', { name: 'Pier Nine', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /State/ }).click();
    await page.getByRole('option', { name: 'Archived' }).click();
    await page.getByRole('button', { name: 'Restore Pier Nine' }).click();
    await page.getByRole('heading', { name: 'No such project' }).waitFor();
    noFaults(/422/);
  });

  it('is used by the keyboard alone', async () => {
    const page = await visit(library());
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('INPUT');
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.keyboard.insertText(scene.keys.live);
    await press('Enter');
    await cards(page).first().waitFor();
    await press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the page');
    await press('Enter');
    // Load anew, Upload, four filters, the layout: then the items, which are one stop.
    for (let stops = 0; stops < 12 && !(await isInGrid(page)); stops++) await press('Tab');
    expect(await isInGrid(page)).toBe(true);
    await press('ArrowRight', 'Enter');
    await page.getByRole('link', { name: 'Library' }).last().waitFor();
    await page.waitForURL(/\/content\/cnt_/);
    noFaults();
  });

  it('moves nothing where less motion is asked for', async () => {
    const page = await visit('', { ...desktop, reducedMotion: 'reduce' });
    const duration = await page.evaluate(`getComputedStyle(document.querySelector('.button-main')).transitionDuration`);
    expect(duration).toMatch(/^0\.001s/);
    noFaults();
  });
});

const clipboard = ['clipboard-read', 'clipboard-write'];

function isInGrid(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(`document.activeElement.closest('[role=grid]') !== null`);
}
