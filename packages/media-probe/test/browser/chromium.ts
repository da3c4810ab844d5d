import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';

/** Nothing but the page: no sandbox (CI runs as root), no graphics card, no network of its own. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Opens an address in a browser of its own; the returned function ends it and removes what it has written. */
export async function openInChromium(executable: string, url: string): Promise<() => Promise<void>> {
  const profile = await mkdtemp(path.join(tmpdir(), 'layers-content-'));
  const browser = spawn(executable, [...flags, `--user-data-dir=${profile}`, url], { stdio: 'ignore' });
  const exited = once(browser, 'exit');
  return async () => {
    browser.kill();
    await exited;
    await rm(profile, { recursive: true, maxRetries: 20, retryDelay: 100 });
  };
}
