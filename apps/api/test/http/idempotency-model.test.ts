import { randomUUID } from 'node:crypto';
import { isObject } from '@layers-content/contract';
import type { OperationId } from '@layers-content/contract';
import { beginCampaign } from '@layers-content/campaigns';
import type { Repository } from '@layers-content/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateApiKey } from '../../src/api-keys.ts';
import type { Answer } from '../contract/documented-answers.ts';
import { plainProject } from '../contract/world.ts';
import { openScene, openSecondProcess, outcomeOf } from './scene.ts';
import type { Call, Scene } from './scene.ts';

/**
 * Random walks of repeated, changed and interleaved requests against a model of keys and rows, in the sandbox, where a
 * finalize needs no bytes. A failing walk is printed with its seed and shrunk.
 */
const hourMs = 3_600_000;
let scene: Scene;
let other: Scene;
/** Holds look-ups of a key until so many have found nothing: this database alone is too quick for requests to meet. */
let awaited = 0;
let meet = (): void => undefined;
let met = Promise.resolve();

function meeting(repository: Repository): Repository {
  return {
    ...repository,
    forTenant: (tenant, actor) => {
      const bound = repository.forTenant(tenant, actor);
      return {
        ...bound,
        findReply: async (key) => {
          const found = await bound.findReply(key);
          awaited -= 1;
          if (awaited === 0) meet();
          if (awaited >= 0) await met;
          return found;
        },
      };
    },
  };
}

beforeAll(async () => {
  scene = await openScene({
    env: { RATE_LIMITS: 'off', QUOTA_OPEN_UPLOADS: '0' },
    wrap: ({ repository }) => ({ repository: meeting(repository) }),
  });
  other = await openSecondProcess(scene);
});

afterAll(async () => {
  await other.close();
  await scene.close();
});

const operationIds = [
  'createProject',
  'updateProject',
  'createUploadSession',
  'finalizeUpload',
  'updateContent',
] as const;
type Operation = (typeof operationIds)[number];
/**
 * `variant` 2 is a body that breaks the schema. `subject` picks among the rows there are; past them, one that is
 * nowhere.
 */
type Step =
  | {
      readonly do: Operation;
      readonly caller: 0 | 1;
      readonly key: string | null;
      readonly subject: number;
      readonly variant: number;
    }
  /** The request so many back once more, as it was. */
  | { readonly do: 'again'; readonly back: number }
  | { readonly do: 'cancel'; readonly caller: 0 | 1; readonly subject: number }
  | { readonly do: 'wait'; readonly ms: number };

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom(...operationIds),
      caller: fc.constantFrom(0, 0, 0, 1),
      key: fc.constantFrom('a', 'a', 'b', 'b', 'c', null),
      subject: fc.constantFrom(0, 0, 0, 1, 2),
      variant: fc.constantFrom(0, 0, 0, 0, 1, 2),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('again' as const), back: fc.nat({ max: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('cancel' as const),
      caller: fc.constantFrom(0, 1),
      subject: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(1, hourMs, 2 * hourMs, 23 * hourMs, 24 * hourMs - 1, 24 * hourMs),
    }),
  },
);

interface Item {
  readonly id: string;
  readonly openedAt: number;
  status: 'queued' | 'completed' | 'canceled';
  caption: string | null;
}

interface Project {
  readonly id: string;
  name: string;
}

interface Kept {
  readonly request: string;
  readonly at: number;
  readonly answer: Answer;
}

/** What one organization must look like. */
interface Tenant {
  readonly organizationId: string;
  readonly apiKey: string;
  readonly projects: Project[];
  readonly items: Item[];
  readonly kept: Map<string, Kept>;
  /** Effects so far, each with its line of the audit log. */
  effects: number;
}

/** What a fresh request must be answered, and what it then does to the model. */
interface Expected {
  readonly outcome: string;
  apply?(answer: Answer): void;
  /** What of the answer is known beforehand. */
  readonly body?: Readonly<Record<string, unknown>>;
}

const tally = { requests: 0, fresh: 0, replays: 0, conflicts: 0, refusals: 0 };

async function newTenant(): Promise<Tenant> {
  const [organizationId, projectId] = [randomUUID(), randomUUID()];
  const owner = { organizationId, environment: 'test' as const };
  const grant = {
    tenant: owner,
    id: randomUUID(),
    name: 'Key',
    scopes: ['*'] as const,
    rateLimitTier: 'standard' as const,
  };
  const { row, secretKey } = generateApiKey(grant, scene.context.secrets.keyPeppers[0]);
  await scene.service.database.repository.createFirstTenant({
    organization: { id: organizationId, name: 'Walk' },
    project: { id: projectId, fields: plainProject },
    keys: [row],
  });
  return {
    organizationId,
    apiKey: secretKey,
    projects: [{ id: projectId, name: plainProject.name }],
    items: [],
    kept: new Map(),
    effects: 0,
  };
}

type Request = Extract<Step, { readonly variant: number }>;

const nowhere = '00000000-0000-4000-8000-000000000000';
const isBroken = ({ variant }: Request) => variant === 2;
const textOf = ({ variant }: Request) => `Variant ${variant}`;

function callOf(step: Request, tenant: Tenant): Call {
  const path = {
    projectId: tenant.projects[step.subject]?.id ?? nowhere,
    containerId: tenant.items[step.subject]?.id ?? nowhere,
  };
  const bodies: Readonly<Record<Operation, unknown>> = {
    createProject: { name: textOf(step), timezone: 'Europe/Lisbon' },
    updateProject: { name: textOf(step) },
    createUploadSession: {
      grouping: 'per-file',
      files: [{ filename: `${step.variant}.jpg`, contentType: 'image/jpeg', sizeBytes: 10 }],
    },
    finalizeUpload: { caption: textOf(step) },
    updateContent: { caption: textOf(step) },
  };
  const headers: Record<string, string> = step.key === null ? {} : { 'Idempotency-Key': step.key };
  return { path, key: tenant.apiKey, body: isBroken(step) ? { wrong: true } : bodies[step.do], headers };
}

/** The answer of a request that repeats none. */
function expectedOf(step: Request, tenant: Tenant, now: number): Expected {
  const project = tenant.projects[step.subject];
  const item = tenant.items[step.subject];
  const invalid = { outcome: '422 VALIDATION' };
  const absent = { outcome: '404 NOT_FOUND' };
  if (step.do === 'finalizeUpload') return item ? finalized(step, tenant, { item, now }) : absent;
  if (isBroken(step)) return invalid;
  switch (step.do) {
    case 'createProject':
      return {
        outcome: '201',
        body: { name: textOf(step) },
        apply: (answer) => void tenant.projects.push({ id: idIn(answer, 'id'), name: textOf(step) }),
      };
    case 'updateProject':
      if (!project) return absent;
      return { outcome: '200', body: { name: textOf(step) }, apply: () => void (project.name = textOf(step)) };
    case 'createUploadSession':
      if (!project) return absent;
      return {
        outcome: '201',
        apply: (answer) =>
          void tenant.items.push({ id: idIn(answer, 'containerIds'), openedAt: now, status: 'queued', caption: null }),
      };
    case 'updateContent':
      if (!item) return absent;
      if (item.status !== 'completed') return { outcome: '409 CONFLICT' };
      return { outcome: '200', body: { caption: textOf(step) }, apply: () => void (item.caption = textOf(step)) };
  }
}

function finalized(
  step: Request,
  tenant: Tenant,
  { item, now }: { readonly item: Item; readonly now: number },
): Expected {
  if (item.status === 'completed')
    return { outcome: '200', body: { caption: item.caption }, apply: () => void (tenant.effects -= 1) };
  if (item.status === 'canceled' || item.openedAt + 2 * hourMs <= now) return { outcome: '409 CONFLICT' };
  if (isBroken(step)) return { outcome: '422 VALIDATION' };
  return {
    outcome: '200',
    body: { caption: textOf(step) },
    apply: () => void Object.assign(item, { status: 'completed', caption: textOf(step) }),
  };
}

function idIn({ body }: Answer, name: string): string {
  const found = /"(?:prj|cnt)_([0-9a-f-]{36})"/.exec(body.slice(body.indexOf(`"${name}"`)))?.[1];
  if (found === undefined) throw new Error(`no ${name} in ${body}`);
  return found;
}

/** What makes two requests one: finalize's body is not part of it. */
function requestOf(step: Request, { path, body }: Call): string {
  const subject = {
    createProject: '',
    updateProject: path?.['projectId'],
    createUploadSession: path?.['projectId'],
    finalizeUpload: path?.['containerId'],
    updateContent: path?.['containerId'],
  };
  return JSON.stringify([step.do, subject[step.do], step.do === 'finalizeUpload' ? null : body]);
}

/** A session without what is signed anew with each answer. */
function unsigned(body: string): string {
  return body
    .replaceAll(/"uploadUrl":"[^"]*"/g, '"uploadUrl"')
    .replace(/"uploadUrlsExpireAt":"[^"]*"/, '"uploadUrlsExpireAt"');
}

async function take(step: Request, tenant: Tenant, now: number): Promise<void> {
  const call = callOf(step, tenant);
  const answer = await scene.call(step.do, call);
  const marked = answer.headers.get('Idempotent-Replayed');
  const request = requestOf(step, call);
  const known = step.key === null ? undefined : tenant.kept.get(step.key);
  const kept = known && known.at + 24 * hourMs > now ? known : undefined;
  tally.requests += 1;
  if (kept && kept.request !== request) {
    tally.conflicts += 1;
    expect([outcomeOf(answer), marked]).toEqual(['409 IDEMPOTENCY_CONFLICT', null]);
    return;
  }
  const { outcome, body = {}, apply } = expectedOf(step, tenant, now);
  if (kept && step.do !== 'finalizeUpload') {
    tally.replays += 1;
    expect([answer.status, unsigned(answer.body), marked]).toEqual([
      kept.answer.status,
      unsigned(kept.answer.body),
      'true',
    ]);
    return;
  }
  expect([outcomeOf(answer), JSON.parse(answer.body)]).toMatchObject([outcome, body]);
  if (answer.status >= 400) {
    tally.refusals += 1;
    return;
  }
  // Finalize is answered from state: only the mark tells a repetition.
  expect(marked).toBe(kept ? 'true' : null);
  tally[kept ? 'replays' : 'fresh'] += 1;
  tenant.effects += 1;
  apply?.(answer);
  if (!kept && step.key !== null) tenant.kept.set(step.key, { request, at: now, answer });
}

async function cancel(tenant: Tenant, subject: number): Promise<void> {
  const item = tenant.items[subject];
  if (!item) return;
  expect((await scene.call('cancelContent', { path: { containerId: item.id }, key: tenant.apiKey })).status).toBe(200);
  if (item.status !== 'canceled') tenant.effects += 1;
  Object.assign(item, { status: 'canceled', caption: null });
}

/** Rows, captions, names, audit lines and kept keys, as they are and as they should be. */
async function compare(tenant: Tenant): Promise<void> {
  const { database } = scene.service;
  const own = [tenant.organizationId, 'test'];
  const where = 'WHERE organization_id = $1 AND world = $2';
  const projects = await database.execute(`SELECT id, name FROM projects ${where}`, own);
  const items = await database.execute(`SELECT id, state FROM content_items ${where}`, own);
  const [events] = await database.execute(
    `SELECT count(*)::integer AS count FROM audit_events ${where} AND refused_reason IS NULL`,
    own,
  );
  const kept = await database.execute(`SELECT key FROM idempotency_replies ${where} ORDER BY key`, own);
  const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(String)).toSorted();
  expect(sorted(projects.map(({ id, name }) => [id, name]))).toEqual(
    sorted(tenant.projects.map(({ id, name }) => [id, name])),
  );
  expect(sorted(items.map(({ id, state }) => [id, state]))).toEqual(
    sorted(tenant.items.map(({ id, status }) => [id, status])),
  );
  expect(events?.['count']).toBe(tenant.effects);
  expect(kept.map(({ key }) => key)).toEqual([...tenant.kept.keys()].toSorted());
  for (const item of tenant.items) {
    const answer = await scene.call('getContent', { path: { containerId: item.id }, key: tenant.apiKey });
    expect(JSON.parse(answer.body)).toMatchObject({
      status: item.status,
      caption: item.status === 'canceled' ? null : item.caption,
    });
  }
}

/** Every walk has an item to finalize and change. */
const firstItem: Request = { do: 'createUploadSession', caller: 0, key: 'a', subject: 0, variant: 0 };

async function walk(path: readonly Step[]): Promise<void> {
  let now = Date.parse('2026-03-01T00:00:00Z');
  await scene.service.database.setServiceNow(new Date(now));
  const tenants = [await newTenant(), await newTenant()] as const;
  const requests: Request[] = [firstItem];
  await take(firstItem, tenants[0], now);
  for (const each of path) {
    const step = each.do === 'again' ? (requests.at(-1 - each.back) ?? firstItem) : each;
    if (step.do === 'wait') {
      now += step.ms;
      await scene.service.database.setServiceNow(new Date(now));
    } else if (step.do === 'cancel') await cancel(tenants[step.caller], step.subject);
    else {
      if (each.do !== 'again') requests.push(step);
      await take(step, tenants[step.caller], now);
    }
  }
  for (const tenant of tenants) await compare(tenant);
}

test('any walk of requests goes as the model says', { tags: ['campaign'], timeout: 3_600_000 }, async () => {
  const campaign = beginCampaign('idempotencyWalks');
  const details = await fc.check(
    fc.asyncProperty(fc.array(steps, { minLength: 6, maxLength: 18, size: 'max' }), walk),
    {
      numRuns: campaign.rounds,
      seed: campaign.seed,
      // Some walks that chance takes too seldom.
      examples: [
        [
          [
            { do: 'createUploadSession', caller: 0, key: 'a', subject: 0, variant: 0 },
            { do: 'finalizeUpload', caller: 0, key: 'b', subject: 0, variant: 0 },
            { do: 'finalizeUpload', caller: 0, key: 'b', subject: 0, variant: 1 },
            { do: 'updateContent', caller: 0, key: 'c', subject: 0, variant: 1 },
            { do: 'updateContent', caller: 0, key: null, subject: 0, variant: 0 },
            { do: 'updateContent', caller: 0, key: 'c', subject: 0, variant: 1 },
            { do: 'finalizeUpload', caller: 0, key: 'b', subject: 0, variant: 0 },
            { do: 'createProject', caller: 1, key: 'a', subject: 0, variant: 0 },
            { do: 'wait', ms: 24 * hourMs },
            { do: 'createProject', caller: 0, key: 'a', subject: 0, variant: 0 },
          ],
        ],
      ],
    },
  );
  const counts = Object.entries(tally)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
  campaign.report(counts);
  if (details.failed)
    throw new Error(fc.defaultReportMessage(details) ?? 'a walk failed', { cause: details.errorInstance });
  for (const [name, count] of Object.entries(tally)) expect([name, count > 100]).toEqual([name, true]);
});

describe('eight requests at once with one key', () => {
  const bodies: Readonly<
    Record<'createProject' | 'updateProject' | 'createUploadSession' | 'updateContent', (variant: number) => unknown>
  > = {
    createProject: (variant) => ({ name: `Variant ${variant}`, timezone: 'Europe/Lisbon' }),
    updateProject: (variant) => ({ name: `Variant ${variant}` }),
    createUploadSession: (variant) => ({
      grouping: 'per-file',
      files: [{ filename: `${variant}.jpg`, contentType: 'image/jpeg', sizeBytes: 10 }],
    }),
    updateContent: (variant) => ({ caption: `Variant ${variant}` }),
  };

  /** @param variants the bodies of the eight; the same number is the same body. */
  async function race(operationId: keyof typeof bodies, variants: readonly number[]): Promise<void> {
    const tenant = await newTenant();
    const path = { projectId: tenant.projects[0]?.id ?? '', containerId: '' };
    if (operationId === 'updateContent') {
      const opened = await scene.call('createUploadSession', {
        path,
        key: tenant.apiKey,
        body: bodies.createUploadSession(0),
      });
      path.containerId = idIn(opened, 'containerIds');
      await scene.call('finalizeUpload', { path, key: tenant.apiKey, body: { caption: '' } });
    }
    const before = await eventCount(tenant);
    const call = (variant: number, process: Scene) =>
      process.call(operationId satisfies OperationId, {
        path,
        key: tenant.apiKey,
        body: bodies[operationId](variant),
        headers: { 'Idempotency-Key': 'one' },
      });
    awaited = variants.length;
    met = new Promise((resolve) => {
      meet = resolve;
    });
    const answers = await Promise.all(variants.map((variant, index) => call(variant, index % 2 ? other : scene)));
    const fresh = answers.filter(({ status, headers }) => status < 300 && headers.get('Idempotent-Replayed') === null);
    expect(awaited).toBeLessThanOrEqual(0);
    expect(fresh).toHaveLength(1);
    const won = variants[answers.findIndex((answer) => answer === fresh[0])];
    for (const [index, answer] of answers.entries()) {
      const outcome = outcomeOf(answer);
      if (outcome === '409 IDEMPOTENCY_IN_PROGRESS') continue;
      if (variants[index] === won) expect(unsigned(answer.body)).toBe(unsigned(fresh[0]?.body ?? ''));
      else expect(outcome).toBe('409 IDEMPOTENCY_CONFLICT');
    }
    expect(await eventCount(tenant)).toBe(before + 1);
  }

  async function eventCount({ organizationId }: Tenant): Promise<number> {
    const [row] = await scene.service.database.execute(
      'SELECT count(*)::integer AS count FROM audit_events WHERE organization_id = $1',
      [organizationId],
    );
    return isObject(row) ? Number(row['count']) : -1;
  }

  test.each(['createProject', 'updateProject', 'createUploadSession', 'updateContent'] as const)(
    '%s: one effect and one answer',
    async (operationId) => {
      await scene.service.database.setServiceNow(null);
      await race(operationId, [0, 0, 0, 0, 0, 0, 0, 0]);
      await race(operationId, [0, 1, 0, 1, 0, 1, 2, 2]);
      await race(operationId, [0, 1, 2, 3, 4, 5, 6, 7]);
    },
  );
});
