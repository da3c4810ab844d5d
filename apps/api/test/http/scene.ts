import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ContentItem, ContentType, Environment, Scope, Tenant } from '@layers-content/core';
import { isObject, operationTable } from '@layers-content/contract';
import type { ContentItem as WireItem, OperationId, UploadSession, UploadTarget } from '@layers-content/contract';
import { mediaFixture } from '@layers-content/media-probe/testing';
import { expect } from 'vitest';
import { generateApiKey } from '../../src/api-keys.ts';
import { createApp } from '../../src/app.ts';
import { composeContext } from '../../src/context.ts';
import type { Context, Parts } from '../../src/context.ts';
import { listen, stopServer } from '../../src/http/server.ts';
import { DocumentedAnswers } from '../contract/documented-answers.ts';
import type { Answer } from '../contract/documented-answers.ts';
import { plainProject } from '../contract/world.ts';
import { startTestService } from '../test-service.ts';
import type { TestService, TestServiceOptions } from '../test-service.ts';
import { exchange } from './exchange.ts';
import type { Exchange, RawReply } from './exchange.ts';

const documented = new DocumentedAnswers();

/** What a call of an operation is made of; whatever is absent is right or empty. */
export interface Call {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** Text and bytes go as they are, everything else as JSON. */
  readonly body?: unknown;
  /** Null: no Authorization header. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Keys {
  readonly live: string;
  readonly test: string;
  readonly withoutScopes: string;
  readonly readOnly: string;
  /** All scopes, of another organization. */
  readonly foreign: string;
}

/** A tenant with its keys on one running service, and the calls that tests make of it. */
export interface Scene {
  readonly service: TestService;
  readonly context: Context;
  readonly tenant: Tenant;
  readonly projectId: string;
  readonly keys: Keys;
  /** Where this process listens. */
  readonly baseUrl: string;
  /** Calls an operation and holds its answer against the contract. */
  call(operationId: OperationId, call?: Call): Promise<Answer>;
  send(request: Exchange): Promise<RawReply>;
  /** Opens a session of these files. */
  open(files?: readonly FileOf[], grouping?: 'per-file' | 'slideshow'): Promise<UploadSession>;
  /** Opens a session of one picture; what most tests start from. */
  openOne(file?: FileOf): Promise<UploadTarget>;
  /** The same, of the other organization. */
  openOneForeign(): Promise<UploadTarget>;
  put(target: UploadTarget, bytes?: Uint8Array): Promise<RawReply>;
  /** Lands a PUT of these bytes that was confirmed while the item was still open, as a slow one may. */
  putLate(target: UploadTarget, bytes: Uint8Array): Promise<void>;
  /** Opens, puts and finalizes one picture. */
  complete(caption?: string): Promise<WireItem>;
  item(containerId: string): Promise<WireItem>;
  /** The keys below these prefixes, sorted. */
  keysOf(...prefixes: readonly string[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface FileOf {
  readonly filename?: string;
  readonly contentType?: ContentType;
  readonly sizeBytes?: number;
  readonly checksumSha256?: string;
}

/** A real picture of 400 x 400, the bytes most tests put. */
export const picture = mediaFixture('square.jpg');
/** Another real picture, of another size. */
export const otherPicture = mediaFixture('slide-1.jpg');
const aPicture = { filename: 'picture.jpg', contentType: 'image/jpeg', sizeBytes: 1_048_576 } as const;

/** Without rate limits, unless the options ask for them: a test sends more than a key may. */
export async function openScene(options: TestServiceOptions = {}): Promise<Scene> {
  const service = await startTestService({ ...options, env: { RATE_LIMITS: 'off', ...options.env } });
  const projectId = randomUUID();
  const { keys, tenant } = await settle(service, projectId);
  return sceneOf(service, service.context, service.baseUrl, { keys, tenant, projectId }, () => service.close());
}

/**
 * A second process, as far as the parts allow: its own context, server and work under way over the same database,
 * store and prober.
 */
export async function openSecondProcess(
  first: Scene,
  change: Partial<Parts> & Partial<Pick<Context, 'timers'>> = {},
): Promise<Scene> {
  const { timers, ...parts } = change;
  const composed = composeContext(first.context.config, { ...first.context, ...parts });
  const context = timers ? { ...composed, timers } : composed;
  const settings = { ...context, host: '127.0.0.1', port: 0, connectionsPerAddress: 0 };
  const server = await listen(createApp(context), settings);
  const address = server.address();
  if (!isPort(address)) throw new Error('the server does not listen on a port');
  return sceneOf(first.service, context, `http://127.0.0.1:${address.port}`, first, () => stopServer(server, 1_000));
}

function isPort(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function sceneOf(
  service: TestService,
  context: Context,
  baseUrl: string,
  { keys, tenant, projectId }: Pick<Scene, 'keys' | 'tenant' | 'projectId'>,
  close: () => Promise<void>,
): Scene {
  const scene: Scene = {
    service,
    context,
    tenant,
    projectId,
    keys,
    baseUrl,
    send: (request) => exchange(baseUrl, request),
    call: async (operationId, call = {}) => {
      const answer = await exchange(baseUrl, requestOf(operationId, { key: keys.live, ...call }));
      expect(documented.faultsOf(operationId, answer)).toEqual([]);
      return answer;
    },
    open: async (files = [{}], grouping = 'per-file') => {
      const body = { files: files.map((file) => ({ ...aPicture, ...file })), grouping };
      const answer = await scene.call('createUploadSession', { path: { projectId }, body });
      expect(answer.status).toBe(201);
      return sessionOf(answer);
    },
    openOneForeign: async () => {
      const [project] = projectIdsOf(await scene.call('listProjects', { key: keys.foreign }));
      const body = { files: [aPicture], grouping: 'per-file' };
      const [target] = sessionOf(
        await scene.call('createUploadSession', { key: keys.foreign, path: { projectId: project ?? '' }, body }),
      ).files;
      if (!target) throw new Error('the session has no file');
      return target;
    },
    openOne: async (file = {}) => {
      const [target] = (await scene.open([file])).files;
      if (!target) throw new Error('the session has no file');
      return target;
    },
    put: (target, bytes = picture) =>
      exchange(baseUrl, {
        method: target.method,
        path: new URL(target.uploadUrl).pathname,
        headers: { ...target.headers },
        body: bytes,
      }),
    putLate: async ({ containerId, contentType }, bytes) => {
      const stored = await context.repository.forTenant(tenant, 'system').findContent(bare(containerId));
      const [file] = stored?.upload?.files ?? [];
      if (!file) throw new Error(`${containerId} is no upload`);
      const grant = {
        key: file.stagingKey,
        contentType,
        declaredBytes: file.sizeBytes,
        capBytes: bytes.byteLength,
        expiresAt: new Date(),
      };
      await service.store.receive(grant, Readable.from([bytes]), {
        confirm: () => Promise.resolve(),
        signal: new AbortController().signal,
      });
    },
    complete: async (caption = 'As it was sent.') => {
      const target = await scene.openOne();
      expect((await scene.put(target)).status).toBe(200);
      const answer = await scene.call('finalizeUpload', {
        path: { containerId: target.containerId },
        body: { caption },
      });
      expect(answer.status).toBe(200);
      return itemOf(answer);
    },
    item: async (containerId) => itemOf(await scene.call('getContent', { path: { containerId } })),
    keysOf: async (...prefixes) => {
      const found: string[] = [];
      for (const prefix of prefixes) for await (const { key } of service.store.list(prefix)) found.push(key);
      return found.toSorted();
    },
    close,
  };
  return scene;
}

/** The request of a call, its path composed from the contract's template. */
export function requestOf(
  operationId: OperationId,
  { path = {}, query, body, key = null, headers = {} }: Call,
): Exchange {
  const { method, path: template } = operationTable[operationId];
  const filled = template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => path[name] ?? '');
  const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  return {
    method,
    path: query === undefined ? filled : `${filled}?${query}`,
    headers: {
      ...(key !== null && { Authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: raw ? (body ?? null) : JSON.stringify(body),
  };
}

async function settle(service: TestService, projectId: string): Promise<{ keys: Keys; tenant: Tenant }> {
  const own = randomUUID();
  const other = randomUUID();
  const make = (organizationId: string, environment: Environment, scopes: readonly Scope[]) =>
    generateApiKey(
      { tenant: { organizationId, environment }, id: randomUUID(), name: 'Key', scopes, rateLimitTier: 'standard' },
      service.context.secrets.keyPeppers[0],
    );
  const made = {
    live: make(own, 'live', ['*', 'org:admin']),
    test: make(own, 'test', ['*', 'org:admin']),
    withoutScopes: make(own, 'live', []),
    readOnly: make(own, 'live', ['content:read', 'projects:read']),
  };
  const foreign = make(other, 'live', ['*', 'org:admin']);
  const { repository } = service.database;
  await repository.createFirstTenant({
    organization: { id: own, name: 'Harbour Group' },
    project: { id: projectId, fields: plainProject },
    keys: Object.values(made).map(({ row }) => row),
  });
  await repository.createFirstTenant({
    organization: { id: other, name: 'Other' },
    project: { id: randomUUID(), fields: plainProject },
    keys: [foreign.row],
  });
  return {
    tenant: { organizationId: own, environment: 'live' },
    keys: {
      live: made.live.secretKey,
      test: made.test.secretKey,
      withoutScopes: made.withoutScopes.secretKey,
      readOnly: made.readOnly.secretKey,
      foreign: foreign.secretKey,
    },
  };
}

/** A generated item of a scene's project, as another service would have left it. */
export function generatedItem(projectId: string): ContentItem {
  return {
    id: randomUUID(),
    projectId,
    creativeType: 'generated',
    status: 'completed',
    format: 'ugc-remix',
    hook: null,
    influencerId: null,
    sourceTiktokId: null,
    mediaId: null,
    caption: 'Made elsewhere.',
    firstComment: null,
    assets: [],
    approvalStatus: 'approved',
    adsEnrollment: 'opted_out',
    platformFit: [],
    createdAt: new Date('2026-01-01T00:00:00Z'),
    completedAt: new Date('2026-01-01T00:00:00Z'),
    failedAt: null,
    lastError: null,
  };
}

/** The item of an answer that was already held against the contract. */
export function itemOf({ body }: Answer): WireItem {
  const item: unknown = JSON.parse(body);
  if (!isItem(item)) throw new Error(`not an item: ${body}`);
  return item;
}

function isItem(value: unknown): value is WireItem {
  return isObject(value) && typeof value['creativeType'] === 'string';
}

/** The session of an answer that was already held against the contract. */
export function sessionOf({ body }: Answer): UploadSession {
  const session: unknown = JSON.parse(body);
  if (!isSession(session)) throw new Error(`not a session: ${body}`);
  return session;
}

function isSession(value: unknown): value is UploadSession {
  return isObject(value) && Array.isArray(value['files']);
}

function projectIdsOf({ body }: Answer): readonly string[] {
  const page: unknown = JSON.parse(body);
  const items: unknown = isObject(page) ? page['items'] : [];
  return Array.isArray(items) ? items.flatMap((item: unknown) => (isObject(item) ? [String(item['id'])] : [])) : [];
}

/** The error of an answer, its request id apart. */
export function errorOf({ status, body }: Answer): {
  readonly status: number;
  readonly code: unknown;
  readonly message: unknown;
  readonly details: unknown;
} {
  const envelope: unknown = JSON.parse(body);
  const error = isObject(envelope) && isObject(envelope['error']) ? envelope['error'] : {};
  return { status, code: error['code'], message: error['message'], details: error['details'] };
}

/** Status and code in one word, such as `404 NOT_FOUND`; `200` alone for a success. */
export function outcomeOf(answer: Answer): string {
  return answer.status < 400 ? String(answer.status) : `${answer.status} ${String(errorOf(answer).code)}`;
}

/** The bare uuid of an id on the wire. */
export function bare(id: string): string {
  return id.slice(-36);
}
