import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { UnavailableError } from '@layers-content/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Database, Row } from '../../database.ts';
import { sessionGroups } from './session-groups.ts';

interface Statement {
  readonly requestIds: readonly string[];
  readonly askedIn: unknown;
  readonly answer: (row: Row) => void;
  readonly fail: (error: Error) => void;
}

const opened = { archived: false, reserved: true, now: new Date(), session_expires_at: new Date() };
const request = new AsyncLocalStorage();
let statements: Statement[];

/** A database that answers when it is told to. */
const database: Pick<Database, 'query'> = {
  query: (_sql, params = []) =>
    new Promise((resolve, reject) => {
      const requestIds = [...String(params[4]).matchAll(/"request_id":"(\w+)"/g)].map(([, id = '']) => id);
      const answer = (row: Row) => {
        resolve([row]);
      };
      statements.push({ requestIds, askedIn: request.getStore(), answer, fail: reject });
    }),
};

function opener() {
  const never = () => Promise.reject(new Error('not asked for here'));
  const create = sessionGroups({ ...database, script: never, transaction: never, tend: never, close: never });
  return (requestId: string, count = 1) =>
    request.run(requestId, () =>
      create({
        tenant: { organizationId: 'org', environment: 'live' },
        actor: { requestId, apiKeyId: 'key' },
        projectId: 'project',
        slideshow: false,
        sessionTtlMs: 1_000,
        quotas: { openUploads: 0, storedBytes: 0, itemsPerDay: 0 },
        items: Array.from({ length: count }, (_, n) => ({ id: `${requestId}-${n}`, reservedBytes: 1, files: [] })),
        event: { type: 'upload_session.created', projectId: 'project', data: { contentIds: [] } },
      }),
    );
}

beforeEach(() => {
  statements = [];
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a statement is traced in the request that has waited longest for it', async () => {
  const open = opener();
  const first = open('first');
  await turn();
  const others = [open('second'), open('third')];
  statements[0]?.answer(opened);
  await first;
  await turn();
  expect(statements.map(({ requestIds, askedIn }) => ({ requestIds, askedIn }))).toEqual([
    { requestIds: ['first'], askedIn: 'first' },
    { requestIds: ['second', 'third'], askedIn: 'second' },
  ]);
  statements[1]?.answer(opened);
  expect(await Promise.all(others)).toMatchObject([{ outcome: 'opened' }, { outcome: 'opened' }]);
});

test('who has waited long when the database cannot be asked is told at once; who just came is opened', async () => {
  const open = opener();
  const fault = new UnavailableError('database');
  const first = open('first');
  await turn();
  const waiting = Promise.allSettled([first, open('second', 60), open('third', 60)]);
  vi.advanceTimersByTime(6_000);
  const fresh = open('fresh');
  statements[0]?.fail(fault);
  expect(await waiting).toEqual(Array(3).fill({ status: 'rejected', reason: fault }));
  await turn();
  statements[1]?.answer(opened);
  expect(await fresh).toMatchObject({ outcome: 'opened' });
  expect(statements.map(({ requestIds }) => requestIds)).toEqual([['first'], ['fresh']]);
});
