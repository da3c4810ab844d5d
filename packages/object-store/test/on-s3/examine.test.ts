/** @module-tag process */
import { beforeAll, expect, test } from 'vitest';
import { examineS3Store } from '../../src/index.ts';
import type { S3StoreOptions, StoreFinding } from '../../src/index.ts';
import { allowUploads, prepareBucket, realServerOf } from './real-store.ts';

const server = realServerOf(process.env);
beforeAll(() => prepareBucket(server));

/** What a server is known to lack when upload URLs are signed with the service's own key (docs/s3.md). */
const known: Readonly<Record<string, readonly string[]>> = { rgw: ['unsigned-copy', 'unsigned-acl'] };
const line = ({ check, verdict, seen }: StoreFinding) => `| ${check} | ${verdict} | ${seen} |\n`;

async function missing(options: S3StoreOptions): Promise<readonly string[]> {
  const findings = await examineS3Store(options, { mediaBaseUrl: null, corsOrigins: ['https://app.example'] });
  process.stdout.write(`${server.name}\n${findings.map(line).join('')}`);
  return findings
    .filter(({ verdict, importance }) => verdict !== 'ok' && importance === 'required')
    .map(({ check }) => check);
}

test(`${server.name} has everything the service requires, or is known not to`, async () => {
  expect(await missing(server.options)).toEqual(known[server.name] ?? []);
  if (!server.uploadCredentials) return;
  await allowUploads(server);
  expect(await missing({ ...server.options, uploadCredentials: server.uploadCredentials })).toEqual([]);
});
