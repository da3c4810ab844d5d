/** @module-tag process */
import { mediaFixture } from '@layers-content/media-probe/testing';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { barriersOn } from '../chromium.ts';
import { desktop, openConsoleStage, phone } from './console-stage.ts';
import type { ConsoleStage } from './console-stage.ts';
import { drawing } from './drawing.ts';
import { fileOf, handed, judged, moovLast, pick, ready, silent, tabTo } from './upload-page.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const teaser = mediaFixture('teaser.mp4');
const cut = handed('cut off.mp4', teaser.subarray(0, teaser.length >> 1));
const ways = [
  { name: 'light', options: { ...desktop, colorScheme: 'light' } },
  { name: 'dark', options: { ...desktop, colorScheme: 'dark' } },
  { name: 'phone', options: { ...phone, colorScheme: 'light', reducedMotion: 'reduce' } },
] as const;

describe('the upload view for everybody', () => {
  let stage: ConsoleStage;
  beforeAll(async () => {
    stage = await openConsoleStage();
  });
  afterAll(() => stage.close());
  afterEach(async () => expect(await stage.faults()).toEqual([]));
  const noBarriers = async (page: Page, state: string) => {
    await silent(page);
    expect([state, ...(await barriersOn(page))]).toEqual([state]);
  };

  it.each(ways)('can be read in every state, $name', async ({ name, options }) => {
    const page = await stage.visit(options);
    await noBarriers(page, 'nothing chosen');
    await drawing(page, `upload-empty-${name}`);
    await pick(page, [fileOf('teaser.mp4'), handed('roast.mp4', moovLast(teaser)), cut]);
    await judged(page);
    await page.getByLabel('Caption').fill('The roast that started it all. #coffee #harbour @mia');
    await noBarriers(page, 'films');
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await drawing(page, `upload-${name}`);
    for (const button of await page
      .getByRole('button', { name: /^Remove/ })
      .all()
      .then((all) => all.toReversed()))
      await button.click();
    await pick(page, [fileOf('slide-1.jpg'), fileOf('slide-2.jpg'), fileOf('square.jpg')]);
    await judged(page);
    await page.getByText('One slideshow').click();
    await noBarriers(page, 'a slideshow');
    await drawing(page, `upload-slideshow-${name}`);
    await page.getByRole('button', { name: 'Upload the slideshow' }).click();
    await ready(page);
    await noBarriers(page, 'a finished upload');
    await drawing(page, `upload-done-${name}`);
  });

  it('takes a film from the first key press to its item by the keyboard alone', async () => {
    const page = await stage.visitSignIn();
    await page.keyboard.type(stage.scene.keys.live);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').waitFor();
    await tabTo(page, /^Upload$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Choose files$/);
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles([fileOf('teaser.mp4')]);
    await judged(page);
    await tabTo(page, /^Caption$/);
    await page.keyboard.type('By keys alone.');
    await tabTo(page, /^Upload$/);
    await page.keyboard.press('Enter');
    await ready(page);
    await tabTo(page, /^Look at it$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/content\/cnt_/);
    expect((await stage.scene.item(page.url().slice(-40))).caption).toBe('By keys alone.');
  });

  it('leads from the first start to an item, past a film that a platform refuses', async () => {
    const page = await stage.visitSignIn();
    await drawing(page, 'strip-1-sign-in');
    await stage.signIn(page);
    await pick(page, [handed('roast.mp4', moovLast(teaser))]);
    await judged(page);
    await page.getByText(/Instagram will refuse this as it is/).waitFor();
    await page.getByText('ffmpeg -i roast.mp4 -c copy -movflags +faststart roast-fixed.mp4').waitFor();
    await drawing(page, 'strip-2-refused');
    await page.getByRole('button', { name: 'Remove roast.mp4' }).click();
    await pick(page, [fileOf('teaser.mp4', 'roast-fixed.mp4')]);
    await judged(page);
    await page.getByLabel('Caption').fill('The roast that started it all. #coffee');
    await page.getByText('Fits TikTok and Instagram.').waitFor();
    await drawing(page, 'strip-3-fits');
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await ready(page);
    await drawing(page, 'strip-4-ready');
    await page.getByRole('link', { name: 'Look at it' }).click();
    await page.waitForURL(/\/console\/content\/cnt_/);
    await page.getByText('The roast that started it all. #coffee').first().waitFor();
    await drawing(page, 'strip-5-item');
  });
});
