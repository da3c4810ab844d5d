/** @module-tag process */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createServerDatabase } from '@layers-content/database/testing';
import type { ServerDatabase } from '@layers-content/database/testing';
import { createServerBucket } from '@layers-content/object-store/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createInstallation } from '../e2e/service-process.ts';
import type { Installation } from '../e2e/service-process.ts';
import { fromSource } from '../from-source.ts';
import { servers } from './servers.ts';

/** The guide to PostgreSQL and S3 as it is printed, with a database and a bucket of its own. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const root = path.join(import.meta.dirname, '../../../..');

let folder: string;
let database: ServerDatabase;
let installation: Installation;
/** What a reader puts in place of the page's examples. */
let settings: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'layers-content-guide-'));
  await symlink(path.join(root, 'packages'), path.join(folder, 'packages'));
  database = await createServerDatabase(servers.databaseUrl);
  installation = await createInstallation({ database: 'absent' });
  settings = {
    DATABASE_URL: database.url,
    SECRET_KEY: randomBytes(32).toString('base64url'),
    S3_BUCKET: await createServerBucket(servers.s3),
    S3_ENDPOINT: servers.s3.endpoint,
    S3_REGION: servers.s3.region,
    S3_ACCESS_KEY_ID: servers.s3.credentials.accessKeyId,
    S3_SECRET_ACCESS_KEY: servers.s3.credentials.secretAccessKey,
    PUBLIC_URL: `http://127.0.0.1:${installation.port}`,
  };
});
afterAll(async () => {
  await installation.remove();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Runs a block of the page; the programs it calls are those of the sources. */
async function shell(block: string): Promise<string> {
  const node = [process.execPath, ...fromSource].map((part) => `'${part}'`).join(' ');
  const programs = `npx() { local name=$1; shift; case $name in
    layers-content) ${node} '${root}/apps/cli/src/main.ts' "$@" ;;
    layers-content-admin) ${node} '${root}/apps/api/src/operator/main.ts' "$@" ;;
  esac; }\n`;
  const env = { PATH: process.env['PATH'], AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  const { stdout } = await promisify(execFile)('bash', ['-eu', '-c', `${programs}${block}`], { cwd: folder, env });
  return stdout;
}

test('a reader of the guide has a film on S3 in the end', async () => {
  const page = await readFile(path.join(root, 'docs/moving-to-postgresql.md'), 'utf8');
  const [write = '', ask = '', start, upload = ''] = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(
    ([, block]) => block,
  );
  await shell(write.replaceAll(/^([A-Z_0-9]+)=.*$/gm, (_line, name: string) => `${name}=${settings[name]}`));
  expect(await shell(`${ask.trimEnd()} || true`)).toMatch(/^ok +database +reachable/m);
  expect(start).toMatch(/npm start\n$/);
  const written = await readFile(path.join(folder, 'shared.env'), 'utf8');
  const names = [...written.matchAll(/^([A-Z_0-9]+)=/gm)].map(([, name]) => name);
  expect(names.toSorted()).toEqual(Object.keys(settings).toSorted());
  await installation.start({ env: settings });
  const said = await shell(upload);
  expect(said).toMatch(/^status +completed$/m);
  expect(said).toContain(`${servers.s3.endpoint}/${settings['S3_BUCKET']}/public-media/`);
});
