import { randomUUID } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Repository, World } from '@layers-content/core';
import { generateApiKey } from './api-keys.ts';

/** What `<DATA_DIR>/credentials.json` holds, for the CLI and for people who try the service. */
export interface Credentials {
  readonly baseUrl: string;
  readonly organizationId: string;
  readonly projectId: string;
  readonly liveKey: string;
  readonly testKey: string;
}

/**
 * Makes the first organization, project and keys over an empty database and writes them down; null when it is not empty.
 * The file comes first: a crash in between leaves an empty database, and the next start makes new keys.
 */
export async function createFirstTenant(
  repository: Repository,
  options: { readonly dataDir: string; readonly baseUrl: string; readonly keyPepper: Uint8Array },
): Promise<Credentials | null> {
  if (!(await repository.isEmpty())) return null;
  const organizationId = randomUUID();
  const projectId = randomUUID();
  const keyOf = (world: World) =>
    generateApiKey(
      {
        tenant: { organizationId, world },
        id: randomUUID(),
        name: `First ${world} key`,
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
  await writePrivately(path.join(options.dataDir, 'credentials.json'), `${JSON.stringify(credentials, null, 2)}\n`);
  await repository.createFirstTenant({
    organization: { id: organizationId, name: 'My organization' },
    project: {
      id: projectId,
      fields: {
        name: 'My first project',
        timezone: 'UTC',
        customerExternalId: null,
        metadata: null,
        appName: null,
        appDescription: null,
        primaryLanguage: null,
        ownerEmail: null,
      },
    },
    keys: [live.row, test.row],
  });
  return credentials;
}

async function writePrivately(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
