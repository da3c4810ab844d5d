import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyPreparedDirectory } from '@layers-content/database/testing';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { openContext } from '../../src/context.ts';
import type { Context } from '../../src/context.ts';
import { createFirstTenant } from '../../src/first-start.ts';
import { listen, stopServer } from '../../src/http/server.ts';
import { callerOf } from '../e2e/caller.ts';
import type { Caller } from '../e2e/caller.ts';
import { freePort } from '../free-port.ts';

/**
 * What the composition root makes of these settings, serving on loopback; its background jobs run when a test says
 * so.
 */
export interface ComposedService {
  readonly context: Context;
  readonly baseUrl: string;
  readonly liveKey: string;
  readonly projectId: string;
  readonly live: Caller;
  readonly sandbox: Caller;
  close(): Promise<void>;
}

export async function openComposedService(env: Readonly<Record<string, string>> = {}): Promise<ComposedService> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'layers-content-'));
  await copyPreparedDirectory(path.join(dataDir, 'database'));
  const port = await freePort();
  const config = readConfig(dataDir, { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent', ...env });
  const context = await openContext(config, () => undefined);
  const baseUrl = config.publicUrl;
  const credentials = await createFirstTenant(context.repository, {
    dataDir,
    baseUrl,
    keyPepper: context.secrets.keyPeppers[0],
  });
  if (!credentials) throw new Error('the prepared database is not empty');
  const server = await listen(createApp(context), { ...context, ...config });
  const { liveKey, testKey, projectId } = credentials;
  return {
    context,
    baseUrl,
    liveKey,
    projectId,
    live: callerOf(baseUrl, { key: liveKey, projectId }),
    sandbox: callerOf(baseUrl, { key: testKey, projectId }),
    async close() {
      await stopServer(server, 1_000);
      await context.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
