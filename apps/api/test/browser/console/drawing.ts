import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** The pictures in docs/console.md are made anew when this is set. */
const isDrawing = process.env['UPDATE_SCREENSHOTS'] !== undefined;
const pictures = new URL('../../../../../docs/console/', import.meta.url);

/** Draws the page as it stands, from its top, and keeps it as docs/console/<name>.png when pictures are wanted. */
export async function drawing(page: Page, name: string): Promise<void> {
  await page.evaluate(`document.querySelector('main').scrollTo(0, 0)`);
  const drawn = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  if (isDrawing) await writeFile(new URL(`${name}.png`, pictures), drawn);
}
