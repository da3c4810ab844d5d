import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createServerDatabase } from '@layers-content/database/testing';
import { deriveSecrets } from '../src/config/secrets.ts';
import { createInstallation } from '../test/e2e/service-process.ts';
import { openCaller } from './caller.ts';
import { builtService, seeded, settings } from './profile.ts';
import type { Undo } from './profile.ts';

/**
 * The built service over a new database with one tenant and nothing else: of this server, or embedded without one.
 * `undo` is told how to end it; `more` are settings.
 */
export async function startNewService(
  serverUrl: string | null,
  atOnce: number,
  undo: Undo,
  more: Readonly<Record<string, string>> = {},
) {
  const secretKey = randomBytes(32).toString('base64url');
  const server = serverUrl === null ? null : await createServerDatabase(serverUrl);
  if (server) undo.push(() => server.drop());
  const env = { ...settings, SECRET_KEY: secretKey, ...(server && { DATABASE_URL: server.url }), ...more };
  const installation = await createInstallation(server ? { database: 'absent', env } : { env });
  undo.push(() => installation.remove());
  const options = server
    ? ({ engine: 'postgres', url: server.url } as const)
    : ({ engine: 'pglite', dataDir: path.join(installation.dataDir, 'database') } as const);
  const tenant = await seeded(options, deriveSecrets(secretKey), 0);
  const service = await installation.start({ entry: builtService });
  const caller = openCaller(service.baseUrl, tenant, atOnce);
  undo.push(async () => {
    caller.close();
  });
  return { caller, projectId: tenant.projectId, pid: service.pid, server };
}
