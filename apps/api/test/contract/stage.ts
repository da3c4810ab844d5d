import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type {
  ContentItem,
  EndpointClass,
  ObjectStore,
  ProjectFields,
  Repository,
  Scope,
  TenantRepository,
  TenantUnit,
  Timers,
  UploadFile,
} from '@layers-content/core';
import {
  frozenKeyOf,
  IdempotencyInProgressError,
  maxWaitingFinalizes,
  putSlackBytes,
  stagingKeyOf,
} from '@layers-content/core';
import type { ContentType } from '@layers-content/core';
import { hashSecret } from '../../src/api-keys.ts';
import { MemoryRateLimiter } from '../../src/memory-rate-limiter.ts';
import type { Randomness } from '../../src/randomness.ts';
import { openExchange } from '../http/exchange.ts';
import type { OpenExchange } from '../http/exchange.ts';
import { openWeb } from '../web.ts';
import { startTestService } from '../test-service.ts';
import type { TestService } from '../test-service.ts';
import type { ItemPlan } from './world.ts';
import * as world from './world.ts';

/** What the scenarios' given states are built with: the real service, at times and with ids of our choosing. */
export interface Stage {
  readonly service: TestService;
  readonly tenant: TenantRepository;
  /** The same organization in the sandbox. */
  readonly sandbox: TenantRepository;
  /** Stops the clock at this moment. */
  at(time: string): Promise<void>;
  /** Lets the clock run. */
  runClock(): Promise<void>;
  /** The organization with its first project and a key of these scopes. */
  settle(options?: { readonly project?: ProjectFields; readonly scopes?: readonly Scope[] }): Promise<void>;
  /** The ids that come next. */
  nextIds(...ids: readonly string[]): void;
  /** The ids of events that come next, bare. */
  nextEventIds(...ids: readonly string[]): void;
  /** A queued item at the present time. */
  open(plan: ItemPlan, tenant?: TenantRepository): Promise<void>;
  /** Sends a request as a client would; it must succeed. */
  send(method: string, path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<void>;
  /** The same of a POST without a body. */
  sendEmpty(path: string, headers?: Readonly<Record<string, string>>): Promise<void>;
  /** Another transaction holds every Idempotency-Key. */
  holdKeys(): void;
  /** Counts so many requests against the calling key. */
  spend(endpointClass: EndpointClass, requests: number): Promise<void>;
  /** Another key of the organization. */
  createCampaignKey(): Promise<void>;
  /** Puts the plan's files, as a client would have. */
  put(plan: ItemPlan): Promise<void>;
  /** Puts the plan's files where a session over HTTP wants them. */
  putAsOpened(plan: ItemPlan): Promise<void>;
  /** Moves only the clock that requests are counted by. */
  setLimiterClock(epochMs: number): Promise<void>;
  /** Finalizes over HTTP. */
  finalize(plan: ItemPlan): Promise<void>;
  /** Claims the item as another process would have, and leaves it so. */
  hold(plan: ItemPlan): Promise<void>;
  /** Begins so many PUTs with this token that stay at work until the scenario ends. */
  holdPuts(token: string, count: number): Promise<void>;
  /** From now on the disk has no room. */
  fillDisk(): void;
  /** As many finalizes of the organization wait as may. */
  fillQueue(): void;
  /** What a URL of `media.example.com` answers; `promisedBytes` instead of the true number. */
  serve(url: string, contentType: string, bytes: Uint8Array, promisedBytes?: number): void;
  /** As many imports of the organization are at work as may be. */
  fillImports(): void;
  /** Waiting is over at once. */
  loseAllPatience(): void;
  insertGenerated(item: ContentItem): Promise<void>;
  /** Back to nothing, between two scenarios. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly port?: number;
  /** Settings over those of the examples. */
  readonly env?: Readonly<Record<string, string>>;
}

export async function openStage({ port = 0, env }: StageOptions = {}): Promise<Stage> {
  let ids: string[] = [];
  let eventIds: string[] = [];
  let randoms = 0;
  let secrets = 0;
  let patient = true;
  let full = false;
  let keysHeld = false;
  let now = 0;
  let emptyQueue = (): void => undefined;
  let limiter = new MemoryRateLimiter(() => now);
  const randomness: Randomness = {
    nextRequestId: () => world.requestId,
    secretBytes: () => Buffer.from(world.signingBytes[secrets++ % world.signingBytes.length] ?? ''),
    ids: {
      uuid: () => ids.shift() ?? world.strayId,
      ulid: () => eventIds.shift() ?? world.strayEventId,
      random: () => `random-${String((randoms += 1)).padStart(15, '0')}`,
    },
  };
  const held: OpenExchange[] = [];
  const web = await openWeb();
  let emptyImports = (): void => undefined;
  const service = await startTestService({
    network: web.network,
    env: { ...world.settings, ...env },
    port,
    randomness,
    timers: (real) => waiting(real, () => patient),
    limiter: { take: (...request) => limiter.take(...request) },
    wrap: ({ repository }) => ({ repository: holdingKeys(repository, () => keysHeld) }),
    fileSystem: (real) => ({
      ...real,
      create: (path) => (full ? Promise.reject(noSpace()) : real.create(path)),
      link: (from, to) => (full ? Promise.reject(noSpace()) : real.link(from, to)),
    }),
  });
  const { database, context, store } = service;
  const tenant = database.repository.forTenant(world.tenant, 'system');
  const sandbox = database.repository.forTenant(world.testTenant, 'system');
  const putFiles = async (plan: ItemPlan, files: readonly UploadFile[]): Promise<void> => {
    for (const [index, file] of files.entries()) {
      const bytes = plan.files[index]?.bytes();
      if (!bytes) continue;
      const grant = {
        ...file,
        key: file.stagingKey,
        declaredBytes: file.sizeBytes,
        capBytes: bytes.byteLength,
        expiresAt: new Date(),
      };
      const signal = new AbortController().signal;
      await store.receive(grant, Readable.from([bytes]), { confirm: () => Promise.resolve(), signal });
    }
  };
  const stage: Stage = {
    service,
    tenant,
    sandbox,
    at: async (time) => {
      now = Date.parse(time);
      await database.setServiceNow(new Date(time));
    },
    runClock: () => database.setServiceNow(null),
    settle: async ({ project = world.plainProject, scopes = world.everyScope } = {}) => {
      await stage.at(world.projectCreatedAt);
      const keys = [
        { ...world.apiKey, tenant: world.tenant },
        { ...world.testKey, tenant: world.testTenant },
      ].map(({ id, handle, secret, tenant: owner }) => {
        const secretHash = hashSecret(secret, context.secrets.keyPeppers[0]);
        return { tenant: owner, id, handle, name: 'Key', secretHash, scopes, rateLimitTier: 'standard' as const };
      });
      const organization = { id: world.tenant.organizationId, name: 'Harbour Roasters' };
      await database.repository.createFirstTenant({
        organization,
        project: { id: world.projectId, fields: project },
        keys,
      });
    },
    nextIds: (...next) => {
      ids = [...next];
    },
    nextEventIds: (...next) => {
      eventIds = [...next];
    },
    open: async (plan, owner = tenant) => {
      const files = uploadFiles(plan);
      const reservedBytes =
        owner === sandbox ? 0 : files.reduce((sum, file) => sum + file.sizeBytes + putSlackBytes, 0);
      await owner.transaction((unit) =>
        unit.createUploadSession({
          projectId: world.projectId,
          items: [{ id: plan.id, files, reservedBytes }],
          slideshow: plan.slideshow,
          sessionTtlMs: context.times.sessionTtlMs,
          quotas: context.quotas,
          event: { type: 'upload_session.created', projectId: world.projectId, data: { contentIds: [plan.id] } },
        }),
      );
    },
    put: (plan) => putFiles(plan, uploadFiles(plan)),
    putAsOpened: async (plan) => {
      const stored = await tenant.findContent(plan.id);
      await putFiles(plan, stored?.upload?.files ?? []);
    },
    setLimiterClock: (epochMs) => {
      now = epochMs;
      return Promise.resolve();
    },
    finalize: (plan) => stage.send('POST', `/v1/content/${plan.id}/finalize-upload`, { caption: plan.caption }),
    send: async (method, path, body, headers = {}) => {
      const response = await fetch(`${service.baseUrl}${path}`, {
        method,
        headers: { Authorization: `Bearer ${world.apiKey.presented}`, 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`given ${method} ${path}: ${response.status} ${await response.text()}`);
    },
    sendEmpty: async (path, headers = {}) => {
      const sent = { Authorization: `Bearer ${world.apiKey.presented}`, ...headers };
      const response = await fetch(`${service.baseUrl}${path}`, { method: 'POST', headers: sent });
      if (!response.ok) throw new Error(`given POST ${path}: ${response.status} ${await response.text()}`);
    },
    holdKeys: () => {
      keysHeld = true;
    },
    spend: async (endpointClass, requests) => {
      for (let request = 0; request < requests; request += 1)
        await limiter.take(world.apiKey.id, endpointClass, 'standard');
    },
    createCampaignKey: async () => {
      await database.repository.operator.createApiKey({
        ...world.campaignKey,
        tenant: world.tenant,
        secretHash: hashSecret('c'.repeat(43), context.secrets.keyPeppers[0]),
        scopes: ['content:read', 'content:write'],
        rateLimitTier: 'standard',
      });
    },
    hold: async (plan) => {
      const frozenKeys = uploadFiles(plan).map((file) => frozenKeyOf({ contentId: plan.id, ...file }, 1, 'held'));
      await tenant.claimUpload({ contentId: plan.id, fence: 0, frozenKeys, leaseMs: 90_000 });
    },
    holdPuts: async (token, count) => {
      const headers = { 'Content-Type': 'video/mp4', 'Content-Length': '1000' };
      for (let n = 0; n < count; n += 1)
        held.push(openExchange(service.baseUrl, { method: 'PUT', path: `/uploads/${token}`, headers }));
      while ((await keysBelow(store, 'tmp/')).length < count) await pause(5);
    },
    fillDisk: () => {
      full = true;
    },
    fillQueue: () => {
      const { queue } = context;
      const emptied = new Promise<void>((resolve) => {
        emptyQueue = resolve;
      });
      while (queue.waiting < maxWaitingFinalizes)
        void queue.run(world.tenant.organizationId, new AbortController().signal, () => emptied);
    },
    serve: (url, contentType, bytes, promisedBytes = bytes.byteLength) =>
      web.serve(url, (_, response) => {
        response.writeHead(200, { 'content-type': contentType, 'content-length': promisedBytes }).write(bytes);
        if (promisedBytes === bytes.byteLength) response.end();
      }),
    fillImports: () => {
      const { importShares } = context;
      const places = [1, 2].map(() => importShares.enter(world.tenant.organizationId, []));
      emptyImports = () => places.forEach(({ leave }) => leave());
    },
    loseAllPatience: () => {
      patient = false;
    },
    insertGenerated: (item) => database.insertGenerated(world.tenant, item),
    reset: async () => {
      emptyQueue();
      emptyImports();
      web.reset();
      for (const put of held.splice(0)) put.abort();
      while ((await keysBelow(store, 'tmp/')).length > 0) await pause(5);
      [ids, eventIds, randoms, secrets, patient, full, keysHeld] = [[], [], 0, 0, true, false, false];
      limiter = new MemoryRateLimiter(() => now);
      await database.reset();
      for (const prefix of ['staging/', 'frozen/', 'public-media/']) {
        for await (const { key } of store.list(prefix)) await store.delete(key);
      }
    },
    close: async () => {
      await service.close();
      await web.close();
    },
  };
  return stage;
}

async function keysBelow(store: ObjectStore, prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

/** The declared files of a plan, as the session would have kept them. */
export function uploadFiles(plan: ItemPlan): UploadFile[] {
  return plan.files.map(({ filename, contentType, sizeBytes, checksumSha256 = null }, index) => {
    const parts: { contentId: string; position: number; contentType: ContentType } = {
      contentId: plan.id,
      position: index + 1,
      contentType,
    };
    return {
      filename,
      contentType,
      sizeBytes,
      checksumSha256,
      position: index + 1,
      stagingKey: stagingKeyOf(parts, 'given'),
    };
  });
}

/** As if a transaction that is not done yet had the key: this database runs one at a time and cannot show it. */
function holdingKeys(repository: Repository, isHeld: () => boolean): Repository {
  const holding = (unit: TenantUnit): TenantUnit => ({
    ...unit,
    saveReply: (reply) => (isHeld() ? Promise.reject(new IdempotencyInProgressError()) : unit.saveReply(reply)),
  });
  return {
    ...repository,
    forTenant: (owner, actor) => {
      const bound = repository.forTenant(owner, actor);
      return { ...bound, transaction: (work) => bound.transaction((unit) => work(holding(unit))) };
    },
  };
}

function noSpace(): Error {
  return Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
}

function waiting(real: Timers, isPatient: () => boolean): Timers {
  return {
    sleep: (ms) => (isPatient() ? real.sleep(ms) : Promise.resolve()),
    timeout: (ms) => (isPatient() ? real.timeout(ms) : AbortSignal.abort()),
  };
}
