import { randomUUID } from 'node:crypto';
import type { OperationId } from '@layers-content/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MemoryRateLimiter } from '../../src/memory-rate-limiter.ts';
import type { Answer } from '../contract/documented-answers.ts';
import { errorOf, openScene, outcomeOf } from './scene.ts';
import type { Call, Scene } from './scene.ts';

/** The contract's limits over the wire, by a clock of our own. */
const startsAt = Date.parse('2026-06-12T12:00:00.000Z');
let now = startsAt;
let limiter = new MemoryRateLimiter(() => now);
let scene: Scene;

beforeAll(async () => {
  scene = await openScene({ limiter: { take: (...request) => limiter.take(...request) } });
});

beforeEach(() => {
  now = startsAt;
  limiter = new MemoryRateLimiter(() => now);
});

afterAll(async () => {
  await scene.close();
});

const names = ['X-RateLimit-Endpoint-Class', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];
const limitsOf = ({ headers }: Answer) => names.map((name) => headers.get(name));
const none = [null, null, null, null];
const newProject = { body: { name: 'Counted', timezone: 'Europe/Lisbon' } };
/** Counts so many requests against a key without sending them. */
async function spend(
  requests: number,
  endpointClass: 'read-light' | 'write-light',
  key = scene.keys.live,
): Promise<void> {
  const stored = await scene.context.repository.findApiKey(key.slice('lp_live_'.length, 'lp_live_'.length + 16));
  if (!stored) throw new Error('there is no such key');
  for (let request = 0; request < requests; request += 1) await limiter.take(stored.id, endpointClass, 'standard');
}

async function repeat(times: number, operationId: OperationId, call: Call): Promise<Record<string, number>> {
  const outcomes: Record<string, number> = {};
  for (let request = 0; request < times; request += 1) {
    const outcome = outcomeOf(await scene.call(operationId, call));
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return outcomes;
}

describe('headers', () => {
  const asked: readonly [string, OperationId, () => Call, string, string][] = [
    ['200', 'whoami', () => ({}), 'read-light', '120'],
    ['201', 'createProject', () => newProject, 'write-light', '60'],
    ['404', 'getContent', () => ({ path: { containerId: randomUUID() } }), 'read-light', '120'],
    ['422', 'listProjects', () => ({ query: 'limit=0' }), 'read-light', '120'],
    ['403', 'createProject', () => ({ ...newProject, key: scene.keys.readOnly }), 'write-light', '60'],
    ['400', 'createProject', () => ({ body: '{' }), 'write-light', '60'],
    ['415', 'createProject', () => ({ body: '{}', headers: { 'Content-Type': 'text/plain' } }), 'write-light', '60'],
    ['409', 'createUploadSession', () => ({}), 'write-light', '60'],
  ];

  test.each(asked)('on %s of %s', async (status, operationId, call, endpointClass, limit) => {
    const answer = await scene.call(operationId, status === '409' ? await archivedSession() : call());
    expect(String(answer.status)).toBe(status);
    const used = status === '409' ? 3 : 1;
    expect(limitsOf(answer)).toEqual([endpointClass, limit, String(Number(limit) - used), '60']);
  });

  test('on 429, with Retry-After', async () => {
    await spend(60, 'write-light');
    now += 12_500;
    const answer = await scene.call('createProject', newProject);
    expect(errorOf(answer)).toMatchObject({
      status: 429,
      code: 'RATE_LIMITED',
      details: { window: 'minute', limit: 60, resetsAt: '2026-06-12T12:01:00Z' },
    });
    expect(answer.headers.get('Retry-After')).toBe('48');
    expect(limitsOf(answer)).toEqual(['write-light', '60', '0', '48']);
  });

  test('not where no key was known: 401, 404 of a path, 405, outside of /v1', async () => {
    for (const key of [null, 'lp_live_nonsense', `${scene.keys.live.slice(0, -1)}?`])
      expect(limitsOf(await scene.call('whoami', { key }))).toEqual(none);
    for (const [method, path] of [
      ['GET', '/v1/nothing'],
      ['PUT', '/v1/whoami'],
      ['GET', '/healthz'],
      ['OPTIONS', '/v1/whoami'],
    ] as const) {
      expect(
        limitsOf(await scene.send({ method, path, headers: { Authorization: `Bearer ${scene.keys.live}` } })),
      ).toEqual(none);
    }
  });

  /** An archived project takes no session: a refusal that comes last of all checks. */
  async function archivedSession(): Promise<Call> {
    const { body } = await scene.call('createProject', newProject);
    const [projectId = ''] = /prj_[0-9a-f-]{36}/.exec(body) ?? [];
    await scene.call('archiveProject', { path: { projectId } });
    return {
      path: { projectId },
      body: { grouping: 'per-file', files: [{ filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 1 }] },
    };
  }
});

describe('counting', () => {
  test('n−1 and n pass, n+1 is refused, and the next minute begins anew', async () => {
    await spend(118, 'read-light');
    expect(await repeat(3, 'whoami', {})).toEqual({ '200': 2, '429 RATE_LIMITED': 1 });
    now += 60_000;
    await spend(118, 'read-light');
    expect(await repeat(3, 'whoami', {})).toEqual({ '200': 2, '429 RATE_LIMITED': 1 });
  });

  test('at once: exactly as many as the limit', async () => {
    await spend(100, 'read-light');
    const answers = await Promise.all(Array.from({ length: 40 }, () => scene.call('whoami')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
  });

  test('a refused write has no effect and takes nothing', async () => {
    await spend(60, 'write-light');
    const countProjects = () => scene.service.database.execute('SELECT count(*) AS n FROM projects');
    const before = await countProjects();
    expect(await repeat(5, 'createProject', newProject)).toEqual({ '429 RATE_LIMITED': 5 });
    expect(await countProjects()).toEqual(before);
    now += 60_000;
    expect(limitsOf(await scene.call('createProject', newProject))).toEqual(['write-light', '60', '59', '60']);
  });

  test('a refusal of any other kind is counted', async () => {
    expect(await repeat(2, 'archiveProject', { path: { projectId: randomUUID() } })).toEqual({ '404 NOT_FOUND': 2 });
    expect(limitsOf(await scene.call('createProject', newProject))).toEqual(['write-light', '60', '57', '60']);
  });

  test('before the scope, after the key; each key for itself', async () => {
    const key = scene.keys.withoutScopes;
    await spend(120, 'read-light', key);
    expect(outcomeOf(await scene.call('listProjects', { key }))).toBe('429 RATE_LIMITED');
    expect(outcomeOf(await scene.call('listProjects', { key: `${key.slice(0, -43)}${'x'.repeat(43)}` }))).toBe(
      '401 UNAUTHENTICATED',
    );
    expect(limitsOf(await scene.call('listProjects'))).toEqual(['read-light', '120', '119', '60']);
  });

  test('wrong secrets take nothing from the key they name', async () => {
    await repeat(3, 'whoami', { key: `${scene.keys.live.slice(0, -43)}${'x'.repeat(43)}` });
    expect(limitsOf(await scene.call('whoami'))).toEqual(['read-light', '120', '119', '60']);
  });

  test('a day’s writes', async () => {
    for (let left = 10_000; left > 0; left -= 60) {
      await spend(Math.min(60, left), 'write-light');
      now += 60_000;
    }
    const answer = await scene.call('createProject', newProject);
    expect(errorOf(answer)).toMatchObject({
      status: 429,
      details: { window: 'day', limit: 10_000, resetsAt: '2026-06-13T00:00:00Z' },
    });
    expect(answer.headers.get('Retry-After')).toBe(String((Date.parse('2026-06-13T00:00:00Z') - now) / 1_000));
    expect(limitsOf(answer).slice(0, 3)).toEqual(['write-light', '60', '60']);
    expect((await scene.call('whoami')).status).toBe(200);
  });
});

test('RATE_LIMITS=off: no header, no refusal', async () => {
  const unlimited = await openScene({ env: { RATE_LIMITS: 'off' } });
  try {
    const paths = { path: { projectId: randomUUID() } };
    const answers = await Promise.all(Array.from({ length: 61 }, () => unlimited.call('archiveProject', paths)));
    for (const answer of answers) expect([answer.status, ...limitsOf(answer)]).toEqual([404, ...none]);
    expect(limitsOf(await unlimited.call('whoami'))).toEqual(none);
    expect(limitsOf(await unlimited.call('getContent', { path: { containerId: randomUUID() } }))).toEqual(none);
  } finally {
    await unlimited.close();
  }
});
