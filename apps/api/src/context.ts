import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { finalizeQueue, ImportShares, MediaFault, SingleFlight, UnavailableError } from '@layers-content/core';
import type {
  ContentItem,
  Environment,
  FairQueue,
  MediaProber,
  MediaSource,
  ObjectStore,
  PlatformJudge,
  Quotas,
  RateLimiter,
  Repository,
  SessionTimes,
  SigningSecrets,
  Timers,
  UrlGuard,
  WebhookTransport,
} from '@layers-content/core';
import { lockDirectory, openDatabase } from '@layers-content/database';
import type { DatabaseOptions, OpenedDatabase } from '@layers-content/database';
import { GuardedFetcher } from '@layers-content/fetch-guard';
import type { FetchPolicy } from '@layers-content/fetch-guard';
import { openProbePool } from '@layers-content/media-probe/pool';
import type { ProbePool } from '@layers-content/media-probe/pool';
import { openDirectoryStore, openS3Store } from '@layers-content/object-store';
import type { DirectoryStore } from '@layers-content/object-store';
import { createPlatformJudge } from '@layers-content/platform-fit';
import type { Logger } from 'pino';
import { EndedConnections } from './background/ended-connections.ts';
import { RefusalCounts } from './background/refusal-counts.ts';
import { ConfigError } from './config/config.ts';
import type { Config } from './config/config.ts';
import { ownHostsOf } from './config/own-hosts.ts';
import { openSecrets, secretChecksOf, wrongSecret } from './config/secrets.ts';
import type { Secrets } from './config/secrets.ts';
import { environmentsOver } from './environments.ts';
import type { EnvironmentParts } from './environments.ts';
import { databaseOptionsOf, examinationsOf, objectsFolderOf } from './examinations.ts';
import type { Examinations } from './examinations.ts';
import { createLog } from './log.ts';
import { sourceOver } from './media/guarded-source.ts';
import { MemoryRateLimiter } from './memory-rate-limiter.ts';
import { realRandomness } from './randomness.ts';
import type { Randomness } from './randomness.ts';
import { observedProber, observedStore } from './telemetry/observed-ports.ts';
import { openTelemetry } from './telemetry/open-telemetry.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import { createSigningSecrets } from './webhooks/signing-secrets.ts';
import { urlGuardOver, webhookTransport } from './webhooks/webhook-transport.ts';

export { DataDirectoryInUseError } from '@layers-content/database';

/** All parts of one running service. Tests replace the ids and, in their database, the time; nothing else. */
export interface Context extends Parts, Randomness {
  readonly config: Config;
  readonly judge: PlatformJudge;
  readonly timers: Timers;
  readonly singleFlight: SingleFlight<ContentItem>;
  /** Media that clients name by URL. */
  readonly source: MediaSource;
  readonly importShares: ImportShares;
  readonly refusals: RefusalCounts;
  readonly endedConnections: EndedConnections;
  readonly times: SessionTimes;
  readonly quotas: Quotas;
  readonly signingSecrets: SigningSecrets;
  readonly urlGuard: UrlGuard;
  readonly webhookTransport: WebhookTransport;
  readonly environments: Readonly<Record<Environment, EnvironmentParts>>;
  /** Whether the process is on its way out; `/readyz` tells it to whoever balances load. */
  readonly lifecycle: { stopping: boolean };
}

/** What is opened outside and composed here. */
export interface Parts {
  readonly repository: Repository;
  readonly store: ObjectStore;
  /** The store, where this process itself takes PUTs and serves media; null where the store does. */
  readonly directory: DirectoryStore | null;
  readonly prober: MediaProber;
  /** The finalizes whose files are looked at, in each organization's turn. */
  readonly queue: FairQueue;
  /** Asks the URLs that clients name. */
  readonly fetcher: GuardedFetcher;
  /** Sends events to them. */
  readonly webhookFetcher: GuardedFetcher;
  readonly secrets: Secrets;
  /** Null when rate limits are off. */
  readonly limiter: RateLimiter | null;
  readonly log: Logger;
  readonly telemetry: Telemetry;
  readonly examinations: Examinations;
  /** Ends children and workers; nothing may use the parts afterwards. */
  close(): Promise<void>;
}

/**
 * The composition root: the one place that chooses implementations. Opens the database first, because the lock of an
 * embedded one on the data directory guards everything else in it.
 * @param tell one line for a person.
 */
export async function openContext(config: Config, tell: (line: string) => void): Promise<Context> {
  const log = createLog(config.logLevel);
  const telemetry = await openTelemetry(config.tracing, log);
  const repository = await openRepository(config, tell, { observe: telemetry.database });
  try {
    return await openOver(repository, config, { log, telemetry });
  } catch (error) {
    await repository.close();
    throw error;
  }
}

/**
 * Opens the database alone, which brings its schema up to date.
 * @throws DataDirectoryInUseError when another process holds an embedded one; ConfigError when a server's belongs to
 *   another secret.
 */
export async function openRepository(
  config: Config,
  tell: (line: string) => void,
  hooks: Pick<DatabaseOptions, 'onMigrated' | 'observe'> = {},
): Promise<OpenedDatabase> {
  if (config.database.kind === 'pglite') await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const opened = await openDatabase({ ...databaseOptionsOf(config, tell), ...hooks });
  try {
    if (config.database.kind === 'postgres') await claimSecret(config, opened);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function claimSecret(config: Config, { operator }: OpenedDatabase): Promise<void> {
  const [check, ...previous] = secretChecksOf(await openSecrets(config));
  if (await operator.claimSecret(check, previous)) return;
  throw new ConfigError([wrongSecret]);
}

async function openOver(
  repository: OpenedDatabase,
  config: Config,
  { log, telemetry }: Pick<Parts, 'log' | 'telemetry'>,
): Promise<Context> {
  const isShared = config.database.kind === 'postgres';
  // This process holds an embedded database alone, so whoever held a lease in it is dead.
  if (!isShared) await repository.maintenance.expireLeases();
  const secrets = await openSecrets(config);
  const { store, directory, closeStore } = await openStore(config, secrets, telemetry);
  const pool = await openProbePool({ size: config.probeProcesses });
  return composeContext(config, {
    repository,
    store,
    directory,
    prober: proberOver(pool, telemetry),
    queue: queueOver(config, telemetry),
    fetcher: new GuardedFetcher(fetchPolicyOf(config)),
    webhookFetcher: new GuardedFetcher(webhookPolicyOf(config)),
    secrets,
    limiter: config.rateLimits === 'on' ? limiterOver(repository, { isShared }) : null,
    log,
    telemetry,
    examinations: { ...examinationsOf(config), database: () => repository.examine() },
    close: async () => {
      await pool.close();
      await closeStore();
      await repository.close();
      await telemetry.tracing?.close();
    },
  });
}

async function openStore(
  { database, objects, dataDir, publicUrl }: Config,
  { urlKeys }: Secrets,
  telemetry: Telemetry,
) {
  if (objects.kind === 's3') {
    const store = observedStore(await openS3Store(objects), telemetry);
    return { store, directory: null, closeStore: () => store.close() };
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // An embedded database has locked the directory already; of the processes on a server, one may have it.
  const release = database.kind === 'postgres' ? await lockDirectory(dataDir) : () => undefined;
  const directory = observedStore(
    await openDirectoryStore({ root: objectsFolderOf(dataDir), publicUrl, urlKeys }),
    telemetry,
  );
  return { store: directory, directory, closeStore: release };
}

/** Processes that share a database share its counts; one alone counts in memory, which costs nothing. */
function limiterOver({ rateLimiter }: OpenedDatabase, { isShared }: { readonly isShared: boolean }): RateLimiter {
  return isShared ? rateLimiter : new MemoryRateLimiter();
}

/** Puts opened parts together into a service. */
export function composeContext(config: Config, parts: Parts, randomness: Randomness = realRandomness): Context {
  return {
    ...parts,
    ...randomness,
    config,
    judge: createPlatformJudge(),
    timers: { sleep: (ms) => sleep(ms), timeout: (ms) => AbortSignal.timeout(ms) },
    singleFlight: new SingleFlight(),
    source: sourceOver(parts.fetcher),
    importShares: new ImportShares(),
    refusals: new RefusalCounts(parts.repository),
    endedConnections: new EndedConnections(),
    times: { sessionTtlMs: config.sessionTtlMs, uploadUrlTtlMs: config.uploadUrlTtlMs },
    environments: environmentsOver(config, { ...parts, observer: parts.telemetry.finalize }),
    quotas: config.quotas,
    signingSecrets: createSigningSecrets(parts.secrets.webhookKeys, randomness.secretBytes),
    urlGuard: urlGuardOver(parts.webhookFetcher),
    webhookTransport: webhookTransport(parts.webhookFetcher),
    lifecycle: { stopping: false },
  };
}

/** What a URL that a client names may reach. */
export function fetchPolicyOf(config: Config): FetchPolicy {
  return { ...config.fetch, ownHosts: ownHostsOf(config), httpToLoopback: false };
}

/** The same for events, which may also be sent to this machine, where the settings say so. */
export function webhookPolicyOf(config: Config): FetchPolicy {
  return { ...fetchPolicyOf(config), httpToLoopback: config.webhooksToLoopback };
}

/** As many finalizes are at work as there are children: who has its turn has a child. */
export function queueOver({ probeProcesses }: Pick<Config, 'probeProcesses'>, telemetry: Telemetry): FairQueue {
  const queue = finalizeQueue(probeProcesses);
  telemetry.metrics.watch(
    'layers_finalizes_waiting',
    'Finalizes that wait for their turn in this process.',
    () => queue.waiting,
  );
  return queue;
}

/** The prober port over the pool of children: its faults become the domain's errors. */
export function proberOver(pool: ProbePool, telemetry: Telemetry): MediaProber {
  const prober: MediaProber = {
    async probe(source, declaredType, signal) {
      const outcome = await pool.probe(source, declaredType, signal).catch((error: unknown) => {
        throw new UnavailableError('media prober', { cause: error });
      });
      if (outcome.ok) return outcome.info;
      const { reason, message, detectedType } = outcome.fault;
      throw new MediaFault(reason, message, detectedType);
    },
  };
  return observedProber(prober, telemetry);
}
