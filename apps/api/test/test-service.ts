import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MediaProber, RateLimiter, Repository, Timers } from '@layers-content/core';
import { openTestDatabase } from '@layers-content/database/testing';
import type { TestDatabase } from '@layers-content/database/testing';
import { openProbePool } from '@layers-content/media-probe/pool';
import { nodeFileSystem, openDirectoryStore } from '@layers-content/object-store';
import type { DirectoryStore, FileSystem } from '@layers-content/object-store';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import type { Config } from '../src/config.ts';
import { composeContext, examinationsOf, proberOver } from '../src/context.ts';
import type { Context, Randomness } from '../src/context.ts';
import { createLog } from '../src/log.ts';
import { MemoryRateLimiter } from '../src/memory-rate-limiter.ts';
import { deriveSecrets } from '../src/secrets.ts';
import { listen, stopServer } from '../src/server.ts';
import { createTelemetry } from '../src/telemetry/telemetry.ts';

/** The real service on loopback over a database in memory and a directory of its own; only random values are fixed. */
export interface TestService {
  readonly context: Context;
  readonly database: TestDatabase;
  readonly store: DirectoryStore;
  /** Where it really listens; the addresses it hands out are those of the settings. */
  readonly baseUrl: string;
  readonly logLines: readonly string[];
  close(): Promise<void>;
}

export interface TestServiceOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Where to listen; any free port unless told. */
  readonly port?: number;
  readonly randomness?: Randomness;
  /** Puts a fault in the way of the disk. */
  readonly fileSystem?: (real: FileSystem) => FileSystem;
  /** Instead of a fresh one in memory; closed with the service. */
  readonly database?: TestDatabase;
  /** Counts requests by the test's own clock. */
  readonly limiter?: RateLimiter;
  /** Changes how long waiting takes. */
  readonly timers?: (real: Timers) => Timers;
  /** Puts a fault in the way of a part; the rest is real. */
  readonly wrap?: (parts: { repository: Repository; store: DirectoryStore; prober: MediaProber }) => Partial<{
    repository: Repository;
    store: DirectoryStore;
    prober: MediaProber;
  }>;
}

/** 32 bytes known to every test; never used outside. */
export const testSecretKey = 'a-secret-key-that-only-tests-know';

export async function startTestService({ env, port = 0, randomness, database: given, fileSystem, limiter, timers, wrap }: TestServiceOptions = {}): Promise<TestService> {
  const root = await mkdtemp(path.join(tmpdir(), 'layers-content-'));
  const config: Config = readConfig(root, { SECRET_KEY: testSecretKey, DATA_DIR: root, ...env });
  const secrets = deriveSecrets(testSecretKey);
  const database = given ?? (await openTestDatabase());
  const store = await openDirectoryStore({
    root: path.join(root, 'objects'),
    publicUrl: config.publicUrl,
    urlKeys: secrets.urlKeys,
    freeSpaceFloor: { minimumBytes: 0, minimumShare: 0 },
    fileSystem: fileSystem?.(nodeFileSystem) ?? nodeFileSystem,
  });
  const pool = await openProbePool({ size: config.probeProcesses });
  const telemetry = createTelemetry();
  const real = { repository: database.repository, store, prober: proberOver(pool, telemetry) };
  const logLines: string[] = [];
  const log = createLog('info', { write: (line) => logLines.push(line) });
  const ownLimiter = config.rateLimits === 'on' ? new MemoryRateLimiter() : null;
  const wrapped = { ...real, ...wrap?.(real) };
  const ends = { secrets, limiter: limiter ?? ownLimiter, log, telemetry, examinations: examinationsOf(config), close: () => pool.close() };
  const parts = { ...wrapped, directory: wrapped.store, ...ends };
  const composed = composeContext(config, parts, randomness);
  const context = timers ? { ...composed, timers: timers(composed.timers) } : composed;
  const server = await listen(await createApp(context), {
    host: '127.0.0.1',
    port,
    nextRequestId: context.nextRequestId,
  });
  const address = addressOf(server.address());
  return {
    context,
    database,
    store,
    baseUrl: `http://127.0.0.1:${address.port}`,
    logLines,
    close: async () => {
      await stopServer(server, 1_000);
      await context.close();
      await database.close();
      await rm(root, { recursive: true });
    },
  };
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port');
  return address;
}
