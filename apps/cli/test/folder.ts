import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for one test, holding these files by their paths. */
export function makeFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'cli-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** What the service writes as credentials.json; the keys carry a name to tell them apart by. */
export function credentialsJson(name: string, baseUrl = 'http://127.0.0.1:8787'): string {
  return JSON.stringify({
    baseUrl,
    organizationId: 'org_1',
    projectId: `prj_${name}`,
    liveKey: `lp_live_${name}`,
    testKey: `lp_test_${name}`,
  });
}
