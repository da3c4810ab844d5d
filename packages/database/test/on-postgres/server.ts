import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { PostgresDatabase } from '../../src/postgres-database.ts';

/** Names a database that may be emptied; this folder's tests run only where it is given. */
export const serverUrl = process.env['TEST_DATABASE_URL'] ?? '';

/** An empty database on the same server, dropped after the test. */
export async function createDatabase(): Promise<string> {
  const name = `layers_${randomUUID().replaceAll('-', '')}`;
  const server = new PostgresDatabase({ url: serverUrl, poolSize: 1 });
  await server.script(`CREATE DATABASE ${name}`);
  onTestFinished(async () => {
    await server.script(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.close();
  });
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
}
