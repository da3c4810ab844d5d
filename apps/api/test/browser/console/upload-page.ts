import { mediaFixture } from '@layers-content/media-probe/testing';
import type { FixtureName } from '@layers-content/media-probe/testing';
import type { Locator, Page } from 'playwright-core';

/** A file as it is handed to the page. */
export interface HandedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const typeOf: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** A fixture as a file, under a name of its own where one is given. */
export function fileOf(fixture: FixtureName, name: string = fixture): HandedFile {
  return handed(name, mediaFixture(fixture));
}

/** Any bytes as a file; its type is that of its name. */
export function handed(name: string, bytes: Uint8Array): HandedFile {
  return { name, mimeType: typeOf[name.split('.').pop() ?? ''] ?? '', buffer: Buffer.from(bytes) };
}

const pickers = /^(Choose|Add) files/;

/** Picks files with the button that is there for it. */
export async function pick(page: Page, files: readonly HandedFile[], button = pickers): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chooser).setFiles([...files]);
}

/** The same with files of a disk, which may be large. */
export async function pickPaths(page: Page, paths: readonly string[], button = pickers): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chooser).setFiles([...paths]);
}

/** Lets go of files over the page, or pastes them into it. */
export async function hand(page: Page, how: 'drop' | 'paste', files: readonly HandedFile[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({
    name,
    type: mimeType,
    base64: buffer.toString('base64'),
  }));
  // A real drag over the system's window cannot be made; these are the events it would end in.
  await page.evaluate(
    `(() => { const transfer = new DataTransfer();
      for (const { name, type, base64 } of ${JSON.stringify(given)})
        transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }));
      const how = { bubbles: true, cancelable: true };
      const send = (event) => document.querySelector('main').dispatchEvent(event);
      if (${JSON.stringify(how)} === 'paste') send(new ClipboardEvent('paste', { ...how, clipboardData: transfer }));
      else for (const name of ['dragenter', 'dragover', 'drop']) send(new DragEvent(name, { ...how, dataTransfer: transfer }));
    })()`,
  );
}

/** The card of a chosen file. */
export function cardOf(page: Page, name: string): Locator {
  return page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });
}

/** The names of the chosen files, in their order. */
export function reordered(page: Page): Promise<string[]> {
  return page.getByRole('article').getByRole('heading').allInnerTexts();
}

/** Waits until all that was chosen is looked at and judged. */
export async function judged(page: Page): Promise<void> {
  await page.locator('.composer [aria-busy]').first().waitFor({ state: 'detached' });
}

/** Waits until nothing is read out. What was is left standing for some seconds, though the button it named is gone. */
export async function silent(page: Page): Promise<void> {
  await page.locator('[data-live-announcer] [role=img]').first().waitFor({ state: 'detached' });
}

/** Waits for the end of an upload. */
export async function ready(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /(is|are) ready$/ }).waitFor({ timeout: 60_000 });
}

/** Presses Tab until what has the focus is called so. @throws Error when it comes round without it. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(
      `(({ activeElement: { labels, ariaLabel, textContent } }) => (labels?.[0]?.textContent || ariaLabel || textContent).trim())(document)`,
    );
    if (name.test(focused)) return;
  }
  throw new Error(`no press of Tab leads to ${name}`);
}

/** The same film with its header behind its data, as many programs write it. */
export function moovLast(film: Uint8Array): Uint8Array {
  const view = new DataView(film.buffer, film.byteOffset, film.byteLength);
  const nameAt = (at: number) => String.fromCharCode(...film.subarray(at + 4, at + 8));
  let moov = 0;
  while (nameAt(moov) !== 'moov') moov += view.getUint32(moov);
  const header = film.slice(moov, moov + view.getUint32(moov));
  const inHeader = new DataView(header.buffer);
  for (let at = 0; at < header.length - 8; at += 1) {
    if (String.fromCharCode(...header.subarray(at, at + 4)) !== 'stco') continue;
    for (let entry = 0; entry < inHeader.getUint32(at + 8); entry += 1) {
      const place = at + 12 + entry * 4;
      inHeader.setUint32(place, inHeader.getUint32(place) - header.length);
    }
  }
  return Buffer.concat([film.subarray(0, moov), film.subarray(moov + header.length), header]);
}
