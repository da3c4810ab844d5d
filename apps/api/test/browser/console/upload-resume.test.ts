/** @module-tag process */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mediaFixture, padWithFreeBox } from '@layers-content/media-probe/testing';
import type { Page, Request, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { barriersOn } from '../chromium.ts';
import { openConsoleStage } from './console-stage.ts';
import type { ConsoleStage } from './console-stage.ts';
import { drawing } from './drawing.ts';
import { heldFilms } from './held-store.ts';
import { fileOf, judged, pick, pickPaths, ready, silent } from './upload-page.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const megabyte = 1_048_576;
/** More than lies between a page and a service that does not read. */
const longBytes = 24 * megabyte;

/** How many uploads the page keeps; run in it. */
const keptCount = `new Promise((resolve, reject) => {
  const opened = indexedDB.open('layers-content-uploads');
  opened.onerror = () => reject(opened.error);
  opened.onsuccess = () => {
    const counted = opened.result.transaction('uploads').objectStore('uploads').count();
    counted.onsuccess = () => {
      opened.result.close();
      resolve(counted.result);
    };
  };
})`;

describe('an upload that is disturbed', () => {
  const { gate, wrap } = heldFilms();
  let stage: ConsoleStage;
  /** What the browser itself says of an answer that is no success, or of none. */
  let expected: RegExp | null = null;
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'layers-content-chosen-'));
    await mkdir(at('other'));
    await writeFile(at('square.jpg'), mediaFixture('square.jpg'));
    await writeFile(at('long.mp4'), padWithFreeBox(mediaFixture('teaser.mp4'), longBytes));
    await writeFile(at('other/long.mp4'), mediaFixture('teaser.mp4'));
    stage = await openConsoleStage(wrap);
  });
  afterAll(async () => {
    await stage.close();
    await rm(folder, { recursive: true });
  });
  afterEach(async () => {
    const faults = await stage.faults();
    expect(faults.filter((fault) => !expected?.test(fault))).toEqual([]);
    expected = null;
  });
  async function begin(page: Page): Promise<void> {
    await pickPaths(page, [at('square.jpg'), at('long.mp4')]);
    await judged(page);
    await page.getByLabel('Caption').fill('On its way.');
    await page.getByRole('button', { name: 'Upload 2 posts' }).click();
  }
  /** The picture is ready, and some of the film has left. */
  async function midway(page: Page): Promise<void> {
    const files = page.getByRole('list', { name: 'Files' }).getByRole('listitem');
    await files.filter({ hasText: 'square.jpg' }).getByText('Ready').waitFor({ timeout: 30_000 });
    const bar = files.filter({ hasText: 'long.mp4' }).getByRole('progressbar');
    const sent = async () => Number(await bar.getAttribute('aria-valuenow'));
    await expect.poll(sent).toBeGreaterThan(0);
    expect(await sent()).toBeLessThan(100);
  }
  /** Uploads that are not over. */
  const open = async () => {
    const path = { projectId: stage.scene.projectId };
    return (await stage.scene.call('listContent', { path, query: 'status=queued&status=processing' })).body;
  };
  const putsOf = (page: Page): Request[] => {
    const puts: Request[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') puts.push(request);
    });
    return puts;
  };

  it('goes on after a reload in the middle of a PUT, and sends nothing twice that was sent whole', async () => {
    const page = await stage.visit();
    gate.close();
    await begin(page);
    await midway(page);
    await page.reload();
    await page.getByRole('heading', { name: 'An upload was broken off' }).waitFor();
    gate.open();
    const puts = putsOf(page);
    await page.getByRole('button', { name: 'Go on' }).click();
    await ready(page);
    expect(puts.map((put) => put.headers()['content-type'])).toEqual(['video/mp4']);
    const { body } = await stage.scene.call('listContent', { path: { projectId: stage.scene.projectId } });
    const finished = { status: 'completed', caption: 'On its way.' };
    expect(JSON.parse(body)).toMatchObject({ items: [finished, finished] });
    await page.reload();
    await page.getByRole('heading', { name: 'Drop films and pictures here' }).waitFor();
    expect(await page.getByRole('heading', { name: 'An upload was broken off' }).count()).toBe(0);
  });

  it('takes back what was broken off when that is discarded after a reload, once the service can be asked', async () => {
    expected = /503/;
    const page = await stage.visit();
    gate.close();
    await begin(page);
    await midway(page);
    await page.reload();
    const discard = page.getByRole('button', { name: 'Discard' });
    await discard.waitFor();
    await drawing(page, 'upload-broken-off');
    const refuse = (route: Route) => {
      if (route.request().method() !== 'DELETE') return route.continue();
      const error = { code: 'KILL_SWITCH', message: 'Nothing is canceled right now.', requestId: 'req_1' };
      return route.fulfill({ status: 503, json: { error } });
    };
    await page.route('**/v1/content/*', refuse);
    await discard.click();
    await page.getByRole('alert').getByText('Nothing is canceled right now.').waitFor();
    expect(await page.evaluate(keptCount)).toBe(1);
    await silent(page);
    expect(await barriersOn(page)).toEqual([]);
    await page.unroute('**/v1/content/*', refuse);
    await discard.click();
    await discard.waitFor({ state: 'detached' });
    expect(await page.evaluate(keptCount)).toBe(0);
    gate.open();
    const { body } = await stage.scene.call('listContent', {
      path: { projectId: stage.scene.projectId },
      query: 'status=canceled&status=queued&status=processing',
    });
    const ends = [...body.matchAll(/"lastError":(?:null|\{"code":"(\w+)")/g)].map(([, code]) => code);
    expect(ends.sort()).toEqual(['CANCELED_BY_CLIENT', 'DELETED']);
  });

  it('keeps what is discarded without a connection, to be discarded again', async () => {
    expected = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/;
    const page = await stage.visit();
    gate.close();
    await begin(page);
    await midway(page);
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('heading', { name: 'An upload was broken off' }).waitFor();
    await page.context().setOffline(false);
    gate.open();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('heading', { name: 'An upload was broken off' }).waitFor({ state: 'detached' });
    expect(await page.evaluate(keptCount)).toBe(0);
    expect(await open()).toBe('{"items":[],"nextCursor":null}');
  });

  it('asks for the files again where they were not kept, and takes no others', async () => {
    const page = await stage.visit();
    gate.close();
    await begin(page);
    await midway(page);
    await page.evaluate(
      `new Promise((resolve) => { indexedDB.open('layers-content-upload-files').onsuccess = ({ target }) => {
        const change = target.result.transaction('files', 'readwrite'); change.objectStore('files').clear(); change.oncomplete = resolve; }; })`,
    );
    await page.reload();
    gate.open();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('The files are no longer here. Choose them again: square.jpg, long.mp4.').waitFor();
    const again = /^Choose them again/;
    await pickPaths(page, [at('square.jpg'), at('other/long.mp4')], again);
    await page.getByText('Still missing: long.mp4.').waitFor();
    await pickPaths(page, [at('long.mp4'), at('square.jpg')], again);
    await ready(page);
  });

  it('waits while there is no connection, and goes on by itself', async () => {
    expected = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/;
    const page = await stage.visit();
    gate.close();
    await begin(page);
    await midway(page);
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await page.context().setOffline(false);
    gate.open();
    await ready(page);
  });

  it('asks for fresh URLs when one has expired', async () => {
    expected = /403/;
    const page = await stage.visit();
    const puts = putsOf(page);
    await page.route('**/content/uploads', async (route) => {
      const response = await route.fetch();
      // The store finds no grant of its own in it, as in one that has expired.
      const session = (await response.text()).replaceAll(/(\/uploads\/[\w.-]+?)[\w-]{4}"/g, '$1xxxx"');
      await route.fulfill({ response, body: session });
    });
    await pick(page, [fileOf('square.jpg')]);
    await judged(page);
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await ready(page);
    expect(puts).toHaveLength(2);
  });

  it('stands still when it is paused, and goes on when it is told to', async () => {
    const page = await stage.visit();
    gate.close();
    await begin(page);
    await midway(page);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused.').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'long.mp4' }).getByText('Waiting').waitFor();
    gate.open();
    await page.getByRole('button', { name: 'Go on' }).click();
    await ready(page);
  });

  it('says in words why an item was refused, and forgets what is discarded', async () => {
    expected = /422/;
    const page = await stage.visit();
    await page.route('**/uploads/*', (route) =>
      route.request().method() === 'PUT' ? route.continue({ postData: Buffer.alloc(100) }) : route.continue(),
    );
    await pick(page, [fileOf('square.jpg')]);
    await judged(page);
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByRole('heading', { name: 'The upload stopped' }).waitFor();
    await page.getByText('Discard it, mend the file, and upload it anew.').first().waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => page.evaluate(keptCount)).toBe(0);
    await page.reload();
    await page.getByRole('heading', { name: 'Drop films and pictures here' }).waitFor();
    expect(await page.getByRole('heading', { name: 'An upload was broken off' }).count()).toBe(0);
  });
});
