import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** The pictures in docs/console.md are made anew when this is set. */
const isDrawing = process.env['UPDATE_SCREENSHOTS'] !== undefined;
const pictures = new URL('../../../../../docs/console/', import.meta.url);

/** Draws the page as it stands, from its top, and keeps it as docs/console/<name>.png when pictures are wanted. */
export async function drawing(page: Page, name: string): Promise<void> {
  if (!isDrawing) return;
  await page.evaluate(`document.querySelector('main').scrollTo(0, 0)`);
  // The browser's player goes on to say that it loads, for a moment after it has.
  await page.waitForTimeout(2_000);
  const drawn = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const small = await sharp(drawn).png({ palette: true, effort: 10 }).toBuffer();
  await writeFile(new URL(`${name}.png`, pictures), small);
}
