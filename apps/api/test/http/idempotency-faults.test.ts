import { randomUUID } from 'node:crypto';
import { UnavailableError } from '@layers-content/core';
import type { RateLimiter, Repository, TenantUnit } from '@layers-content/core';
import type { OperationId } from '@layers-content/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../contract/documented-answers.ts';
import { openScene, outcomeOf } from './scene.ts';
import type { Call, Scene } from './scene.ts';

/** Faults in the middle of an effect: effect, audit line and kept reply stand together or not at all. */
type Moment =
  'before the reply is kept' | 'after the reply is kept' | 'after everything, before the commit' | 'after the commit';
let fault: { readonly moment: Moment; readonly error: Error } | null = null;
let exceeded = false;
let scene: Scene;

const limiter: RateLimiter = {
  take: async (_key, endpointClass) => ({
    endpointClass,
    limit: 60,
    remaining: 0,
    resetSeconds: 7,
    exceeded: exceeded
      ? { window: 'minute', limit: 60, resetsAt: new Date('2026-01-01T00:00:00Z'), resetSeconds: 7 }
      : null,
  }),
};

function failAt(moment: Moment): void {
  if (fault?.moment !== moment) return;
  const { error } = fault;
  fault = null;
  throw error;
}

/** The real repository, whose transactions break where a test says. */
function breaking(repository: Repository): Repository {
  const brokenUnit = (unit: TenantUnit): TenantUnit => ({
    ...unit,
    saveReply: async (reply) => {
      failAt('before the reply is kept');
      await unit.saveReply(reply);
      failAt('after the reply is kept');
    },
  });
  return {
    ...repository,
    forTenant: (tenant, actor) => {
      const bound = repository.forTenant(tenant, actor);
      return {
        ...bound,
        transaction: async (work) => {
          const result = await bound.transaction(async (unit) => {
            const done = await work(brokenUnit(unit));
            failAt('after everything, before the commit');
            return done;
          });
          failAt('after the commit');
          return result;
        },
      };
    },
  };
}

beforeAll(async () => {
  scene = await openScene({
    env: { QUOTA_OPEN_UPLOADS: '0' },
    limiter,
    wrap: ({ repository }) => ({ repository: breaking(repository) }),
  });
});

beforeEach(() => {
  fault = null;
  exceeded = false;
});

afterAll(async () => {
  await scene.close();
});

const replayed = (answer: Answer) => answer.headers.get('Idempotent-Replayed');
const newSession = {
  grouping: 'per-file',
  files: [{ filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 1_048_576 }],
};

/** The right request of each operation, on a subject of its own. */
const requests: Readonly<Record<string, () => Promise<readonly [OperationId, Call]>>> = {
  createProject: async () => ['createProject', { body: { name: 'Idempotent', timezone: 'Europe/Lisbon' } }],
  updateProject: async () => [
    'updateProject',
    { path: { projectId: scene.projectId }, body: { name: `N ${randomUUID().slice(0, 8)}` } },
  ],
  createUploadSession: async () => ['createUploadSession', { path: { projectId: scene.projectId }, body: newSession }],
  updateContent: async () => [
    'updateContent',
    { path: { containerId: (await scene.complete()).id }, body: { caption: `Changed ${randomUUID()}` } },
  ],
  finalizeUpload: async () => {
    const target = await scene.openOne();
    await scene.put(target);
    return ['finalizeUpload', { path: { containerId: target.containerId }, body: { caption: 'Finalized.' } }];
  },
};

/** What the effects of the five operations leave in the database. */
async function traces(): Promise<readonly unknown[]> {
  return scene.service.database.execute(
    `SELECT (SELECT string_agg(id::text || name, ',' ORDER BY id, world) FROM projects) AS projects,
       (SELECT string_agg(id::text || coalesce(completed_at::text, '') || coalesce(caption, ''), ',' ORDER BY id) FROM content_items WHERE state <> 'publishing') AS items,
       (SELECT count(*)::integer FROM content_items) AS count,
       (SELECT count(*)::integer FROM audit_events) AS events,
       (SELECT count(*)::integer FROM idempotency_replies) AS replies`,
  );
}

const operationIds = Object.keys(requests);
const moments = ['before the reply is kept', 'after the reply is kept', 'after everything, before the commit'] as const;

describe.each(operationIds)('%s', (operation) => {
  const request = async () => (await requests[operation]?.()) ?? Promise.reject(new Error('no such request'));

  test.each(moments)(
    'a fault %s leaves neither effect nor reply; the repetition has the one effect',
    async (moment) => {
      const [operationId, call] = await request();
      const keyed = { ...call, headers: { 'Idempotency-Key': randomUUID() } };
      const before = await traces();
      const eventsBefore = await eventCount();
      fault = { moment, error: new UnavailableError('database') };
      expect(outcomeOf(await scene.call(operationId, keyed))).toBe('503 UNAVAILABLE');
      expect(fault).toBeNull();
      expect(await traces()).toEqual(before);
      expect(await eventCount()).toBe(eventsBefore);
      const first = await scene.call(operationId, keyed);
      expect([first.status < 300, replayed(first)]).toEqual([true, null]);
      expect(await eventCount()).toBe(eventsBefore + 1);
      const after = await traces();
      expect(replayed(await scene.call(operationId, keyed))).toBe('true');
      expect(await traces()).toEqual(after);
    },
  );

  test('an answer lost after the commit is given to the repetition, with no second effect', async () => {
    const [operationId, call] = await request();
    const keyed = { ...call, headers: { 'Idempotency-Key': randomUUID() } };
    fault = { moment: 'after the commit', error: new Error('the process died') };
    // A finalize looks what became of its verdict, and goes on from there.
    expect(outcomeOf(await scene.call(operationId, keyed))).toBe(
      operationId === 'finalizeUpload' ? '200' : '500 INTERNAL',
    );
    const after = await traces();
    const again = await scene.call(operationId, keyed);
    expect([again.status < 300, replayed(again)]).toEqual([true, 'true']);
    expect(await traces()).toEqual(after);
  });

  test('429 and 503 are not kept, and hide a kept reply only while they last', async () => {
    const [operationId, call] = await request();
    const keyed = { ...call, headers: { 'Idempotency-Key': randomUUID() } };
    const refused = async () => {
      exceeded = true;
      const limited = await scene.call(operationId, keyed);
      exceeded = false;
      scene.service.database.failWith(new UnavailableError('database'));
      const unavailable = await scene.call(operationId, keyed);
      scene.service.database.failWith(null);
      return [limited, unavailable].map((answer) => [outcomeOf(answer), replayed(answer)]);
    };
    const both = [
      ['429 RATE_LIMITED', null],
      ['503 UNAVAILABLE', null],
    ];
    const before = await traces();
    expect(await refused()).toEqual(both);
    expect(await traces()).toEqual(before);
    const first = await scene.call(operationId, keyed);
    expect([first.status < 300, replayed(first)]).toEqual([true, null]);
    expect(await refused()).toEqual(both);
    expect(replayed(await scene.call(operationId, keyed))).toBe('true');
  });
});

async function eventCount(): Promise<number> {
  const [row] = await scene.service.database.execute('SELECT count(*)::integer AS count FROM audit_events');
  return Number(row?.['count']);
}
