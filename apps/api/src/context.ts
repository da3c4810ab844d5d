import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Flights } from '@layers-content/core';
import type { ContentItem, Ids, MediaProber, PlatformJudge, Repository, SessionTimes, Timers } from '@layers-content/core';
import { openDatabase } from '@layers-content/database';
import { openProbePool } from '@layers-content/media-probe/pool';
import { proberOver } from './probing.ts';
import { openDirectoryStore } from '@layers-content/object-store';
import type { DirectoryStore } from '@layers-content/object-store';
import { createPlatformJudge } from '@layers-content/platform-fit';
import type { DestinationStream, Logger } from 'pino';
import { ulid } from 'ulid';
import type { Config } from './config.ts';
import { compileBodyCheck } from './http/body-schemas.ts';
import type { CheckBody } from './http/body-schemas.ts';
import { createCursors } from './http/cursors.ts';
import type { Cursors } from './http/cursors.ts';
import { createLog } from './log.ts';
import { deriveSecrets, openSecretKey } from './secrets.ts';
import type { Secrets } from './secrets.ts';

/** All parts of one running service. Tests replace the ids and, in their database, the time; nothing else. */
export interface Context {
  readonly config: Config;
  readonly log: Logger;
  readonly repository: Repository;
  readonly store: DirectoryStore;
  readonly prober: MediaProber;
  readonly judge: PlatformJudge;
  readonly ids: Ids;
  readonly timers: Timers;
  readonly flights: Flights<ContentItem>;
  readonly times: SessionTimes;
  readonly secrets: Secrets;
  readonly cursors: Cursors;
  readonly checkFinalizeBody: CheckBody<'finalizeUpload'>;
  readonly lifecycle: { stopping: boolean };
  nextRequestId(): string;
  /** Ends children and workers; nothing may use the context afterwards. */
  close(): Promise<void>;
}

/** What tests may put in the place of chance. */
export interface ContextOptions {
  readonly ids?: Ids;
  readonly nextRequestId?: () => string;
  readonly onProgress?: (message: string) => void;
  readonly logDestination?: DestinationStream;
}

/**
 * The composition root: the one place that chooses implementations. Opens the database first, because its lock on the
 * data directory guards everything else in it.
 */
export async function openContext(config: Config, options: ContextOptions = {}): Promise<Context> {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const repository = await openDatabase({
    engine: 'pglite',
    dataDir: path.join(config.dataDir, 'database'),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  // This process holds the database alone, so whoever held a lease in it is dead.
  await repository.maintenance.expireLeases();
  const secrets = deriveSecrets(config.secretKey ?? (await openSecretKey(config.dataDir)));
  const store = await openDirectoryStore({
    root: path.join(config.dataDir, 'objects'),
    publicUrl: config.publicUrl,
    urlKeys: [secrets.urlKey],
  });
  const pool = await openProbePool({ processes: config.probeProcesses });
  return {
    config,
    log: createLog(config.logLevel, options.logDestination),
    repository,
    store,
    prober: proberOver(pool),
    judge: createPlatformJudge(),
    ids: options.ids ?? { uuid: randomUUID, random: () => randomBytes(16).toString('base64url') },
    timers: { sleep: (ms) => sleep(ms), timeout: (ms) => AbortSignal.timeout(ms) },
    flights: new Flights(),
    times: { sessionTtlMs: config.sessionTtlMs, uploadUrlTtlMs: config.uploadUrlTtlMs },
    secrets,
    cursors: createCursors(secrets.cursorKey),
    checkFinalizeBody: compileBodyCheck('finalizeUpload'),
    lifecycle: { stopping: false },
    nextRequestId: options.nextRequestId ?? (() => `req_${ulid()}`),
    close: async () => {
      await pool.close();
      await repository.close();
    },
  };
}
