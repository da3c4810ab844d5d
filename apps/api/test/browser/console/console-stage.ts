import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { freePort } from '../../free-port.ts';
import { openScene } from '../../http/scene.ts';
import type { Scene } from '../../http/scene.ts';
import type { TestServiceOptions } from '../../test-service.ts';
import { launchChromium, openWatched } from '../chromium.ts';
import type { WatchedPage } from '../chromium.ts';

export const desktop = { viewport: { width: 1440, height: 900 } };
export const phone = { viewport: { width: 390, height: 844 } };

/** A service with its console, and a browser to look at it with. */
export interface ConsoleStage {
  readonly scene: Scene;
  /** The upload view of the scene's project, signed in with the live key, in a context of its own. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  /** The page that asks for a key. */
  visitSignIn(options?: BrowserContextOptions): Promise<Page>;
  /** From there to the upload view. */
  signIn(page: Page): Promise<void>;
  /** What went wrong on the pages since the last call, breaches of their policy included; closes them. */
  faults(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** @param wrap puts a fault in the way of a part of the service. */
export async function openConsoleStage(wrap?: TestServiceOptions['wrap']): Promise<ConsoleStage> {
  const port = await freePort();
  // The page may send files to the address the service says it has, and nowhere else.
  const scene = await openScene({ port, env: { PUBLIC_URL: `http://127.0.0.1:${port}` }, ...(wrap && { wrap }) });
  const browser = await launchChromium();
  let open: WatchedPage[] = [];
  const visitSignIn = async (options: BrowserContextOptions = desktop) => {
    const watched = await openWatched(browser, scene.baseUrl, options);
    open.push(watched);
    watched.page.setDefaultTimeout(15_000);
    await watched.page.goto(`${scene.baseUrl}/console`);
    await watched.page.getByLabel('API key').waitFor();
    return watched.page;
  };
  const signIn = async (page: Page) => {
    await page.getByLabel('API key').fill(scene.keys.live);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Upload' }).click();
    await page.getByRole('heading', { name: 'Upload', level: 1 }).waitFor();
  };
  return {
    scene,
    visitSignIn,
    signIn,
    visit: async (options) => {
      const page = await visitSignIn(options);
      await signIn(page);
      return page;
    },
    faults: async () => {
      const found = open.flatMap(({ faults }) => faults);
      await Promise.all(open.map((watched) => watched.close()));
      open = [];
      return found;
    },
    close: () => closeAll(browser, scene),
  };
}

async function closeAll(browser: Browser, scene: Scene): Promise<void> {
  await browser.close();
  await scene.close();
}
