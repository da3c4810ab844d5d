/** @module-tag process */
import { mediaFixture } from '@layers-content/media-probe/testing';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { barriersOn } from '../chromium.ts';
import { openConsoleStage, phone } from './console-stage.ts';
import type { ConsoleStage } from './console-stage.ts';
import { cardOf, fileOf, hand, handed, judged, pick, ready, reordered, silent } from './upload-page.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

describe('the upload view', () => {
  let stage: ConsoleStage;
  beforeAll(async () => {
    stage = await openConsoleStage();
  });
  afterAll(() => stage.close());
  afterEach(async () => expect(await stage.faults()).toEqual([]));
  const newest = async (page: Page) => {
    await page.getByRole('link', { name: 'Look at it' }).click();
    await page.waitForURL(/\/console\/content\/cnt_[0-9a-f-]{36}$/);
    return stage.scene.item(page.url().slice(-40));
  };

  it('takes a dropped film from its verdicts to a finished item', async () => {
    const page = await stage.visit();
    await hand(page, 'drop', [fileOf('teaser.mp4')]);
    const card = cardOf(page, 'teaser.mp4');
    await card.getByText('TikTok fits').waitFor();
    await card.getByText('Instagram fits').waitFor();
    expect(await card.getByText('0:31 · 9:16 · 1080 × 1920 · 225 KB').count()).toBe(1);
    await expect.poll(() => page.evaluate(`document.querySelector('.chosen-poster img')?.naturalHeight`)).toBe(320);
    await page.getByLabel('Caption').fill('The roast that started it all.');
    await page.getByText('Fits TikTok and Instagram.').waitFor();
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await ready(page);
    const item = await newest(page);
    expect(item).toMatchObject({ status: 'completed', caption: 'The roast that started it all.' });
    expect(item.assets.map(({ sizeBytes }) => sizeBytes)).toEqual([mediaFixture('teaser.mp4').byteLength]);
  });

  it('sorts a pasted slideshow by keys, and uploads it in that order', async () => {
    const page = await stage.visit();
    await hand(page, 'paste', [fileOf('slide-1.jpg'), fileOf('slide-2.jpg'), fileOf('square.jpg')]);
    await judged(page);
    await page.getByRole('radio', { name: /One slideshow/ }).check({ force: true });
    await page.getByRole('button', { name: '3. Move square.jpg' }).focus();
    await page.keyboard.press('Enter');
    // Dragging by keys begins with the next frame; an arrow pressed before that moves nothing.
    await page.locator('.files [data-drop-target]').first().waitFor({ state: 'attached' });
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await expect.poll(() => reordered(page)).toEqual(['square.jpg', 'slide-1.jpg', 'slide-2.jpg']);
    await page.getByRole('button', { name: 'Upload the slideshow' }).click();
    await ready(page);
    const sizes = (['square.jpg', 'slide-1.jpg', 'slide-2.jpg'] as const).map((name) => mediaFixture(name).byteLength);
    const { assets, preview } = await newest(page);
    expect(preview?.kind).toBe('slideshow');
    expect(assets.map(({ sizeBytes }) => sizeBytes)).toEqual(sizes);
  });

  it('refuses a film that is cut off and one that is none, says why, and goes on without them', async () => {
    const page = await stage.visit();
    const whole = mediaFixture('teaser.mp4');
    await pick(page, [
      handed('half.mp4', whole.subarray(0, whole.length >> 1)),
      handed('page.mp4', Buffer.from('<!doctype html><html></html>')),
      fileOf('square.jpg'),
    ]);
    await judged(page);
    await cardOf(page, 'half.mp4').getByText('The file is cut off.').waitFor();
    await cardOf(page, 'page.mp4').getByText('download the file itself').waitFor();
    const send = page.getByRole('button', { name: /^Upload/ });
    expect(await send.isDisabled()).toBe(true);
    await page.getByText('Remove the 2 refused files to go on.').waitFor();
    for (const name of ['half.mp4', 'page.mp4']) await page.getByRole('button', { name: `Remove ${name}` }).click();
    await expect.poll(() => send.isEnabled()).toBe(true);
  });

  it('says what a platform refuses, and copies the command that mends it', async () => {
    const page = await stage.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
    await pick(page, [fileOf('moov-last.mp4', "mia's film.mp4")]);
    const card = cardOf(page, "mia's film.mp4");
    await card.getByText(/moov after mdat/).waitFor();
    await card.getByRole('button', { name: /^Copy/ }).last().click();
    await expect
      .poll(() => page.evaluate('navigator.clipboard.readText()'))
      .toContain(String.raw`ffmpeg -i 'mia'\''s film.mp4'`);
    await page.getByText(/will refuse this as it is/).waitFor();
  });

  it('takes ten files, and names the eleventh', async () => {
    const page = await stage.visit();
    await hand(
      page,
      'drop',
      Array.from({ length: 11 }, (_, index) => fileOf('gray.jpg', `${index}.jpg`)),
    );
    await page.getByText('Ten files go at once; left out: 10.jpg.').waitFor();
    expect(await page.getByRole('article').count()).toBe(10);
  });

  it('counts a caption by the rules the service answers right now', async () => {
    const page = await stage.visit();
    await page.route(/\/v1\/platform-rules\?/, async (route) => {
      const response = await route.fetch();
      const rules = (await response.text()).replace(/("measure":\s*"caption\.hashtags"[^}]*?"limit":\s*)\d+/, '$11');
      await route.fulfill({ response, body: rules });
    });
    await pick(page, [fileOf('teaser.mp4')]);
    await judged(page);
    await page.getByLabel('Caption').fill('Roast 🫘 by @mia #coffee');
    const meters = page.getByLabel('What is counted');
    await meters.getByText('24 / 2200 units').first().waitFor();
    await meters.getByText('1 / 1 hashtags').waitFor();
    await meters.getByText('1 / 20 mentions').waitFor();
    await page.getByLabel('Caption').fill('#one #two');
    await meters.locator('.meter-over', { hasText: '2 / 1 hashtags' }).waitFor();
    await page.getByText(/takes at most 1 hashtags/).waitFor();
    await page.getByLabel('Caption').fill('x'.repeat(2_201));
    await page.getByText('At most 2200 units are taken; 1 are too many.').first().waitFor();
    expect(await page.getByRole('button', { name: 'Upload', exact: true }).isDisabled()).toBe(true);
  });

  it('judges, and counts the caption, for the platforms that are picked, and keeps them', async () => {
    const page = await stage.visit({ ...phone, reducedMotion: 'reduce' });
    const platforms = page.getByRole('group', { name: 'Platforms to judge for' }).getByRole('button');
    await platforms.first().focus();
    // TikTok and Instagram go, X and Bluesky come; the last one that is picked stays.
    for (const key of ['Enter', ...steps(5), 'Enter', ...steps(3), 'Space']) await page.keyboard.press(key);
    await platforms.nth(1).click();
    expect(await pressedOf(page)).toEqual(['X', 'Bluesky']);
    await pick(page, [fileOf('teaser.mp4')]);
    const card = cardOf(page, 'teaser.mp4');
    await card.getByText('X fits').waitFor();
    expect(await card.getByLabel('Verdicts').getByRole('listitem').allInnerTexts()).toEqual(['X fits', 'Bluesky fits']);
    await page.getByLabel('Caption').fill('👩‍👩‍👧 https://example.com/a/very/long/address');
    const meters = page.getByLabel('What is counted');
    await meters.getByText('26 / 280 weighted characters').waitFor();
    await meters.getByText('41 / 300 graphemes').waitFor();
    await page.getByLabel('Caption').fill('x'.repeat(281));
    await page.getByText('X will refuse this as it is.').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await silent(page);
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bluesky' }).click();
    expect(await pressedOf(page)).toEqual(['X']);
    await page.getByRole('button', { name: 'X', exact: true }).click();
    await page.reload();
    await platforms.first().waitFor();
    expect(await pressedOf(page)).toEqual(['X']);
  });

  it('goes on while other pages are looked at', async () => {
    const page = await stage.visit();
    await pick(page, [fileOf('teaser.mp4')]);
    await judged(page);
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByRole('link', { name: 'Library' }).click();
    await page.getByRole('heading', { name: 'Library' }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Upload' }).click();
    await ready(page);
  });
});

function steps(count: number): readonly string[] {
  return Array.from({ length: count }, () => 'Tab');
}

function pressedOf(page: Page): Promise<string[]> {
  return page.getByRole('button', { pressed: true }).allInnerTexts();
}
