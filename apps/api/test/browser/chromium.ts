import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Nothing but the page: no sandbox (CI runs as root), no graphics card, no network of its own. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @throws Error when TEST_CHROMIUM names no browser. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env['TEST_CHROMIUM'];
  if (executablePath === undefined) throw new Error('TEST_CHROMIUM must name a Chromium.');
  return chromium.launch({ executablePath, args: flags });
}

/** A page under watch. */
export interface WatchedPage {
  readonly page: Page;
  /** What went wrong on it so far: errors of scripts, breaches of its policy, requests to other hosts. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** @param origin of the one server the page may talk to. */
export async function openWatched(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const faults: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(data|blob):/.test(request.url()))
      faults.push(`asked ${request.url()}`);
  });
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => console.error('against the policy: ' + event.violatedDirective + ' ' + event.blockedURI))`,
  );
  return { page, faults, close: () => context.close() };
}

/** Colours on their way to others are not what anybody reads. */
const changesEnd = `Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)).then(() => null)`;

/** Barriers for people that the axe rules find on the page as it stands, one line each. */
export async function barriersOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  await page.evaluate(changesEnd);
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`,
  );
}
