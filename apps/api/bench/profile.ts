import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ContentType } from '@layers-content/core';
import { openDatabase } from '@layers-content/database';
import type { DatabaseOptions } from '@layers-content/database';
import { createServerDatabase, openMigrated } from '@layers-content/database/testing';
import type { Database } from '@layers-content/database/testing';
import { openS3Store } from '@layers-content/object-store';
import { createServerBucket } from '@layers-content/object-store/testing';
import { deriveSecrets } from '../src/secrets.ts';
import type { Secrets } from '../src/secrets.ts';
import { createInstallation } from '../test/e2e/service-process.ts';
import type { ServiceProcess } from '../test/e2e/service-process.ts';
import type { SharedServers } from '../test/e2e/shared-servers.ts';
import { openClient } from './client.ts';
import { seedItems, seedTenant } from './seed.ts';
import type { SeededTenant } from './seed.ts';

/** A running service over many items, and plain ways to its database and store. */
export interface Profile {
  readonly name: string;
  readonly items: number;
  readonly service: ServiceProcess;
  readonly tenant: SeededTenant;
  readonly secrets: Secrets;
  /** Statements alone, on the rows the service has. */
  readonly sql: Database;
  /** Whether files are put to the service itself. */
  readonly takesPuts: boolean;
  /** What any program must do to keep a file; told by `plainKeeping`. */
  keepPlainly(bytes: Uint8Array, contentType: ContentType): Promise<void>;
  readonly plainKeeping: string;
  remove(): Promise<void>;
}

/** Request lines and limits cost the same everywhere; limits on, lines off, quotas unlimited. */
const settings = { RATE_LIMITS: 'on', LOG_LEVEL: 'warn', QUOTA_OPEN_UPLOADS: '0', QUOTA_STORED_BYTES: '0', QUOTA_ITEMS_PER_DAY: '0' } as const;

/** What is undone at the end, the last first. */
type Undo = (() => Promise<void>)[];

async function undoAll(undo: Undo): Promise<void> {
  for (const step of undo.toReversed()) await step();
}

/** PGlite and a directory, in one process. Plain statements run on a copy, since a process has such a database for itself. */
export function openEmbedded(items: number): Promise<Profile> {
  return opened(async (undo) => {
    const secretKey = randomBytes(32).toString('base64url');
    const secrets = deriveSecrets(secretKey);
    const installation = await createInstallation({ env: { ...settings, SECRET_KEY: secretKey } });
    undo.push(() => installation.remove());
    const folder = await mkdtemp(path.join(tmpdir(), 'layers-content-bench-'));
    undo.push(() => rm(folder, { recursive: true }));
    const dataDir = path.join(installation.dataDir, 'database');
    const tenant = await seeded({ engine: 'pglite', dataDir }, secrets, items);
    await cp(dataDir, path.join(folder, 'database'), { recursive: true });
    const sql = await openMigrated({ engine: 'pglite', dataDir: path.join(folder, 'database') });
    undo.push(() => sql.close());
    return {
      name: 'embedded: PGlite and a directory',
      items,
      service: await installation.start(),
      tenant,
      secrets,
      sql,
      takesPuts: true,
      keepPlainly: (bytes) => writeDurably(path.join(folder, randomUUID()), bytes),
      plainKeeping: 'written to a file, `fsync`, renamed',
      remove: () => undoAll(undo),
    };
  });
}

/** PostgreSQL and S3, one process. */
export function openShared({ databaseUrl, s3 }: SharedServers, items: number): Promise<Profile> {
  return opened(async (undo) => {
    const secretKey = randomBytes(32).toString('base64url');
    const secrets = deriveSecrets(secretKey);
    const database = await createServerDatabase(databaseUrl);
    undo.push(() => database.drop());
    const tenant = await seeded({ engine: 'postgres', url: database.url }, secrets, items);
    const bucket = await createServerBucket(s3);
    const { endpoint, region, credentials } = s3;
    const installation = await createInstallation({
      database: 'absent',
      env: {
        ...settings,
        SECRET_KEY: secretKey,
        DATABASE_URL: database.url,
        S3_BUCKET: bucket,
        S3_ENDPOINT: endpoint,
        S3_REGION: region,
        S3_ACCESS_KEY_ID: credentials.accessKeyId,
        S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      },
    });
    undo.push(() => installation.remove());
    const sql = await openMigrated({ engine: 'postgres', url: database.url });
    undo.push(() => sql.close());
    const store = await openS3Store({
      bucket, stagingBucket: bucket, endpoint, publicEndpoint: endpoint, region, credentials, forcePathStyle: true, signLength: false, signChecksum: false,
    });
    undo.push(async () => store.close());
    const client = openClient(endpoint, 16);
    undo.push(async () => client.close());
    return {
      name: 'PostgreSQL and S3',
      items,
      service: await installation.start(),
      tenant,
      secrets,
      sql,
      takesPuts: false,
      keepPlainly: async (bytes, contentType) => {
        const id = randomUUID();
        const key = `staging/${id}/plain`;
        const now = new Date();
        const signed = store.signPut({ key, contentType, sizeBytes: bytes.byteLength, checksumSha256: null, now, expiresAt: new Date(now.getTime() + 60_000) });
        const { pathname, search } = new URL(signed.url);
        await client.ask({ method: 'PUT', path: pathname + search, headers: signed.headers, body: bytes });
        await store.publish(key, `public-media/plain/${id}`, contentType);
      },
      plainKeeping: 'PUT to the store, copied within it',
      remove: () => undoAll(undo),
    };
  });
}

/** What was opened before a step failed is removed. */
async function opened(open: (undo: Undo) => Promise<Profile>): Promise<Profile> {
  const undo: Undo = [];
  try {
    return await open(undo);
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
}

async function seeded(options: DatabaseOptions, secrets: Secrets, items: number): Promise<SeededTenant> {
  const repository = await openDatabase(options);
  const tenant = await seedTenant(repository, secrets);
  await repository.close();
  const database = await openMigrated(options);
  await seedItems(database, tenant, items);
  await database.close();
  return tenant;
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(`${file}.new`, 'wx');
  await handle.writeFile(bytes);
  await handle.sync();
  await handle.close();
  await rename(`${file}.new`, file);
  const folder = await open(path.dirname(file));
  await folder.sync();
  await folder.close();
}
