import type { ContentItem, ProjectFields, Scope, TenantRepository, Timers, UploadFile } from '@layers-content/core';
import { frozenKeyOf, stagingKeyOf } from '@layers-content/core';
import type { ContentType } from '@layers-content/core';
import { hashSecret } from '../../src/api-keys.ts';
import type { Chance } from '../../src/context.ts';
import { startTestService } from '../test-service.ts';
import type { TestService } from '../test-service.ts';
import * as world from './world.ts';
import type { ItemPlan } from './world.ts';

/** What the scenarios' given states are built with: the real service, at times and with ids of our choosing. */
export interface Stage {
  readonly service: TestService;
  readonly tenant: TenantRepository;
  /** Stops the clock at this moment. */
  at(time: string): Promise<void>;
  /** Lets the clock run. */
  runClock(): Promise<void>;
  /** The organization with its first project and a key of these scopes. */
  settle(options?: { readonly project?: ProjectFields; readonly scopes?: readonly Scope[] }): Promise<void>;
  /** The ids that come next. */
  nextIds(...ids: readonly string[]): void;
  /** A queued item at the present time. */
  open(plan: ItemPlan): Promise<void>;
  /** Puts the plan's files, as a client would have. */
  put(plan: ItemPlan): Promise<void>;
  /** Finalizes over HTTP. */
  finalize(plan: ItemPlan): Promise<void>;
  /** Claims the item as another process would have, and leaves it so. */
  hold(plan: ItemPlan): Promise<void>;
  /** From now on the disk has no room. */
  fillDisk(): void;
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
  let randoms = 0;
  let patient = true;
  let full = false;
  const chance: Chance = {
    nextRequestId: () => world.requestId,
    ids: {
      uuid: () => ids.shift() ?? world.strayId,
      random: () => `random-${String((randoms += 1)).padStart(15, '0')}`,
    },
  };
  const service = await startTestService({
    env: { ...world.settings, ...env },
    port,
    chance,
    timers: (real) => waiting(real, () => patient),
    fileSystem: (real) => ({
      ...real,
      create: (path) => (full ? Promise.reject(noSpace()) : real.create(path)),
      link: (from, to) => (full ? Promise.reject(noSpace()) : real.link(from, to)),
    }),
  });
  const { database, context, store } = service;
  const tenant = database.repository.forTenant(world.tenant);
  const stage: Stage = {
    service,
    tenant,
    at: (time) => database.setServiceNow(new Date(time)),
    runClock: () => database.setServiceNow(null),
    settle: async ({ project = world.plainProject, scopes = world.allDataScopes } = {}) => {
      await stage.at(world.projectCreatedAt);
      const { id, handle, secret } = world.apiKey;
      const secretHash = hashSecret(secret, context.secrets.keyPepper);
      const key = { tenant: world.tenant, id, handle, name: 'Key', secretHash, scopes, rateLimitTier: 'standard' } as const;
      const organization = { id: world.tenant.organizationId, name: 'Harbour Roasters' };
      await database.repository.createFirstTenant({ organization, project: { id: world.projectId, fields: project }, keys: [key] });
    },
    nextIds: (...next) => {
      ids = [...next];
    },
    open: async (plan) => {
      await tenant.createUploadSession({
        projectId: world.projectId,
        items: [{ id: plan.id, files: uploadFiles(plan) }],
        slideshow: plan.slideshow,
        sessionTtlMs: context.times.sessionTtlMs,
      });
    },
    put: async (plan) => {
      for (const [index, file] of uploadFiles(plan).entries()) {
        const bytes = plan.files[index]?.bytes();
        if (!bytes) continue;
        const grant = { ...file, key: file.stagingKey, declaredBytes: file.sizeBytes, capBytes: bytes.byteLength, expiresAt: new Date() };
        const signal = new AbortController().signal;
        await store.receive(grant, inOnePiece(bytes), { confirm: () => Promise.resolve(), signal });
      }
    },
    finalize: async (plan) => {
      const response = await fetch(`${service.baseUrl}/v1/content/${plan.id}/finalize-upload`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${world.apiKey.presented}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ caption: plan.caption }),
      });
      if (response.status !== 200) throw new Error(`given finalize of ${plan.id}: ${response.status} ${await response.text()}`);
    },
    hold: async (plan) => {
      const frozenKeys = uploadFiles(plan).map((file) => frozenKeyOf({ contentId: plan.id, ...file }, 1, 'held'));
      await tenant.claimUpload({ contentId: plan.id, fence: 0, frozenKeys, leaseMs: 90_000 });
    },
    fillDisk: () => {
      full = true;
    },
    loseAllPatience: () => {
      patient = false;
    },
    insertGenerated: (item) => database.insertGenerated(world.tenant, item),
    reset: async () => {
      [ids, randoms, patient, full] = [[], 0, true, false];
      await database.reset();
      for (const prefix of ['staging/', 'frozen/', 'public-media/']) {
        for await (const { key } of store.list(prefix)) await store.delete(key);
      }
    },
    close: () => service.close(),
  };
  return stage;
}

/** The declared files of a plan, as the session would have kept them. */
export function uploadFiles(plan: ItemPlan): UploadFile[] {
  return plan.files.map(({ filename, contentType, sizeBytes, checksumSha256 = null }, index) => {
    const parts: { contentId: string; position: number; contentType: ContentType } = {
      contentId: plan.id,
      position: index + 1,
      contentType,
    };
    return { filename, contentType, sizeBytes, checksumSha256, position: index + 1, stagingKey: stagingKeyOf(parts, 'given') };
  });
}

function noSpace(): Error {
  return Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
}

async function* inOnePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function waiting(real: Timers, isPatient: () => boolean): Timers {
  return {
    sleep: (ms) => (isPatient() ? real.sleep(ms) : Promise.resolve()),
    timeout: (ms) => (isPatient() ? real.timeout(ms) : AbortSignal.abort()),
  };
}
