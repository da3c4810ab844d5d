import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MediaProber, RateLimiter, Repository, Timers } from '@layers-content/core';
import { takeTestDatabase } from '@layers-content/database/testing';
import type { TestDatabase } from '@layers-content/database/testing';
import { GuardedFetcher } from '@layers-content/fetch-guard';
import type { Network } from '@layers-content/fetch-guard';
import { TestNetwork } from '@layers-content/fetch-guard/testing';
import { nodeFileSystem, openDirectoryStore } from '@layers-content/object-store';
import type { DirectoryStore, FileSystem } from '@layers-content/object-store';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config/config.ts';
import type { Config } from '../src/config/config.ts';
import { deriveSecrets } from '../src/config/secrets.ts';
import { composeContext, fetchPolicyOf, proberOver, queueOver, webhookPolicyOf } from '../src/context.ts';
import type { Context } from '../src/context.ts';
import { examinationsOf } from '../src/examinations.ts';
import { listen, stopServer } from '../src/http/server.ts';
import { createLog } from '../src/log.ts';
import { MemoryRateLimiter } from '../src/memory-rate-limiter.ts';
import type { Randomness } from '../src/randomness.ts';
import { createTelemetry } from '../src/telemetry/telemetry.ts';
import { sharedPool } from './shared-parts.ts';

/**
 * The real service on loopback over a directory of its own and a database in memory; only random values are fixed.
 * What costs most to open, the files of one worker share: the database, emptied for each, the probing processes, the
 * compiled contract.
 */
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
  /** Where names and addresses lead that clients name; nowhere unless told. */
  readonly network?: Network;
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

export async function startTestService({
  env,
  port = 0,
  randomness,
  database: given,
  network = new TestNetwork(),
  fileSystem,
  limiter,
  timers,
  wrap,
}: TestServiceOptions = {}): Promise<TestService> {
  const root = await mkdtemp(path.join(tmpdir(), 'layers-content-'));
  const config: Config = readConfig(root, { SECRET_KEY: testSecretKey, DATA_DIR: root, ...env });
  const secrets = deriveSecrets(testSecretKey);
  const database = given ?? (await takeTestDatabase());
  const store = await openDirectoryStore({
    root: path.join(root, 'objects'),
    publicUrl: config.publicUrl,
    urlKeys: secrets.urlKeys,
    freeSpaceFloor: { minimumBytes: 0, minimumShare: 0 },
    fileSystem: fileSystem?.(nodeFileSystem) ?? nodeFileSystem,
  });
  const pool = await sharedPool();
  const telemetry = createTelemetry();
  const real = { repository: database.repository, store, prober: proberOver(pool, telemetry) };
  const logLines: string[] = [];
  const log = createLog('info', { write: (line) => logLines.push(line) });
  const ownLimiter = config.rateLimits === 'on' ? new MemoryRateLimiter() : null;
  const wrapped = { ...real, ...wrap?.(real) };
  const ends = {
    secrets,
    queue: queueOver(config, telemetry),
    fetcher: new GuardedFetcher(fetchPolicyOf(config), network),
    webhookFetcher: new GuardedFetcher(webhookPolicyOf(config), network),
    limiter: limiter ?? ownLimiter,
    log,
    telemetry,
    examinations: examinationsOf(config),
    close: () => Promise.resolve(),
  };
  const parts = { ...wrapped, directory: wrapped.store, ...ends };
  const composed = composeContext(config, parts, randomness);
  const context = timers ? { ...composed, timers: timers(composed.timers) } : composed;
  const server = await listen(createApp(context), {
    host: '127.0.0.1',
    port,
    connectionsPerAddress: config.connectionsPerAddress,
    nextRequestId: context.nextRequestId,
    endedConnections: context.endedConnections,
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
      await context.singleFlight.settled();
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
