import { randomUUID } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { projectFieldsOf } from '@layers-content/core';
import type { Environment, Repository } from '@layers-content/core';
import { generateApiKey } from './api-keys.ts';

const fileName = 'credentials.json';

/** What `<DATA_DIR>/credentials.json` holds, for the CLI and for people who try the service. */
export interface Credentials {
  readonly baseUrl: string;
  readonly organizationId: string;
  readonly projectId: string;
  readonly liveKey: string;
  readonly testKey: string;
}

/**
 * Tells whoever reads `credentials.json` where the service is now; PORT or PUBLIC_URL may have changed since it was
 * written.
 */
export async function refreshBaseUrl(dataDir: string, baseUrl: string): Promise<void> {
  const file = path.join(dataDir, fileName);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    // Whoever keeps keys elsewhere may remove the file.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  const written: unknown = text === null ? null : JSON.parse(text);
  if (typeof written !== 'object' || written === null || !('baseUrl' in written) || written.baseUrl === baseUrl) return;
  await writePrivately(file, { ...written, baseUrl });
}

/**
 * Makes the first organization, project and keys over an empty database and writes them down; null when it is not
 * empty. The file comes first: a crash in between leaves an empty database, and the next start makes new keys.
 */
export async function createFirstTenant(
  repository: Repository,
  options: { readonly dataDir: string; readonly baseUrl: string; readonly keyPepper: Uint8Array },
): Promise<Credentials | null> {
  if (!(await repository.isEmpty())) return null;
  const organizationId = randomUUID();
  const projectId = randomUUID();
  const keyOf = (environment: Environment) =>
    generateApiKey(
      {
        tenant: { organizationId, environment },
        id: randomUUID(),
        name: `First ${environment} key`,
        scopes: ['*', 'org:admin'],
        rateLimitTier: 'standard',
      },
      options.keyPepper,
    );
  const live = keyOf('live');
  const test = keyOf('test');
  const credentials: Credentials = {
    baseUrl: options.baseUrl,
    organizationId: `org_${organizationId}`,
    projectId: `prj_${projectId}`,
    liveKey: live.secretKey,
    testKey: test.secretKey,
  };
  await writePrivately(path.join(options.dataDir, fileName), credentials);
  await repository.createFirstTenant({
    organization: { id: organizationId, name: 'My organization' },
    project: {
      id: projectId,
      fields: projectFieldsOf({ name: 'My first project', timezone: 'UTC' }),
    },
    keys: [live.row, test.row],
  });
  return credentials;
}

async function writePrivately(file: string, content: object): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
