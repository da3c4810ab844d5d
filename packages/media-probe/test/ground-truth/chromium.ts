import { readFileSync } from 'node:fs';
import type { ContentType } from '@layers-content/core';
import { openInChromium } from '../browser/chromium.ts';
import { servePage } from '../browser/page-server.ts';
import type { Page, Site } from '../browser/page-server.ts';

/** A file as a browser gets it. */
export interface Shown {
  readonly type: ContentType;
  readonly bytes: Uint8Array;
}

/**
 * Has Chromium show every picture and play every film to its end.
 * @returns the displayed size of each (`640x480`), or `null` where it does not show it or stops on the way
 */
export async function showInChromium(files: readonly Shown[]): Promise<readonly (string | null)[]> {
  const list = files.map(({ type }, index) => ({ path: `/files/${index}`, type }));
  const site: Site = new Map<string, Page>([
    ['/', { type: 'text/html', body: readFileSync(new URL('player.html', import.meta.url)) }],
    ['/files', { type: 'application/json', body: JSON.stringify(list) }],
    ...files.map(({ bytes }, index): [string, Page] => [
      `/files/${index}`,
      { type: 'application/octet-stream', body: bytes },
    ]),
  ]);
  const server = await servePage(site);
  const end = await openInChromium('chromium', server.url);
  try {
    const answers: unknown = JSON.parse(await server.answers);
    if (!Array.isArray(answers)) throw new Error('The page has posted no list.');
    return Array.from(answers, (answer: unknown) => (typeof answer === 'string' ? answer : null));
  } finally {
    await end();
    server.close();
  }
}
