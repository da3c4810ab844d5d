import { randomBytes } from 'node:crypto';
import { createServerBucket } from '@layers-content/object-store/testing';
import { createServerDatabase } from '@layers-content/database/testing';
import type { ServerDatabase } from '@layers-content/database/testing';
import { isObject } from '@layers-content/contract';
import { adminJson } from '../operator/run-layers-content-admin.ts';
import { createInstallation } from './service-process.ts';
import type { Installation, ServiceProcess } from './service-process.ts';
import type { SharedServers } from './shared-servers.ts';

/** Some processes that are one service, and what its clients have. */
export interface Deployment {
  /** One a process; each can be ended and started again by itself. */
  readonly installations: readonly Installation[];
  readonly services: readonly ServiceProcess[];
  readonly projectId: string;
  readonly liveKey: string;
  readonly testKey: string;
  /** What every process was started with. */
  readonly env: Readonly<Record<string, string>>;
  /** From now on the service's clock is this much ahead, so that leases lapse without waiting for them. */
  setClockAhead(ms: number): Promise<void>;
  remove(): Promise<void>;
}

/** One process over a directory, as `npm start` leaves it. */
export async function deployEmbedded(): Promise<Omit<Deployment, 'setClockAhead'>> {
  const installation = await createInstallation();
  const service = await installation.start();
  const { liveKey = '', testKey = '', projectId = '' } = await installation.credentials();
  return {
    installations: [installation],
    services: [service],
    projectId,
    liveKey,
    testKey,
    env: {},
    remove: () => installation.remove(),
  };
}

/** So many processes over one empty database and one empty bucket. */
export async function deployShared(
  { databaseUrl, s3 }: SharedServers,
  processes: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<Deployment> {
  const database = await createServerDatabase(databaseUrl);
  const env = {
    ...settings,
    DATABASE_URL: database.url,
    SECRET_KEY: randomBytes(32).toString('base64url'),
    S3_BUCKET: await createServerBucket(s3),
    S3_ENDPOINT: s3.endpoint,
    S3_REGION: s3.region,
    S3_ACCESS_KEY_ID: s3.credentials.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
  };
  return deployOver(database, env, processes);
}

/** The same over any store; `env` names it, and the database. */
export async function deployOver(
  database: ServerDatabase,
  env: Readonly<Record<string, string>>,
  processes: number,
): Promise<Deployment> {
  const installations = await Promise.all(
    Array.from({ length: processes }, () => createInstallation({ database: 'absent', env })),
  );
  const remove = async () => {
    await Promise.all(installations.map((installation) => installation.remove()));
    await database.drop();
  };
  try {
    const services = await Promise.all(installations.map((installation) => installation.start()));
    const [installation] = installations;
    if (!installation) throw new Error('a deployment has at least one process');
    return {
      installations,
      services,
      ...(await settle(installation, env)),
      env,
      remove,
      setClockAhead: (ms) => database.setClockAhead(ms),
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** What the first start makes by itself where there is a data directory; here the operator does. */
async function settle({ dataDir, port }: Installation, env: Readonly<Record<string, string>>) {
  const { id: organizationId } = await adminJson(dataDir, ['orgs', 'create', '--name', 'Harbour Roasters'], env);
  const keyOf = async (world: string): Promise<string> => {
    const options = [
      '--organization',
      String(organizationId),
      '--world',
      world,
      '--scopes',
      '*,org:admin',
      '--tier',
      'partner',
    ];
    return String((await adminJson(dataDir, ['keys', 'create', ...options], env))['secretKey']);
  };
  const [liveKey, testKey] = [await keyOf('live'), await keyOf('test')];
  const projectId = await createProject(`http://127.0.0.1:${port}`, liveKey);
  return { projectId, liveKey, testKey };
}

async function createProject(baseUrl: string, key: string): Promise<string> {
  const response = await fetch(`${baseUrl}/v1/projects`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Harbour Roasters', timezone: 'Europe/Lisbon' }),
  });
  const project: unknown = await response.json();
  if (!isObject(project)) throw new Error('no project was made');
  return String(project['id']);
}
