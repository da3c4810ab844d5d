import { setImmediate as turn } from 'node:timers/promises';
import type { OpenedSession } from '@layers-content/core';
import type { Database } from '../../database.ts';
import { SqlError } from '../../sql-error.ts';
import { createUploadSession, openUploadSessions } from './sessions.ts';
import type { AskedSession } from './sessions.ts';

/** What one statement opens at most: it holds the counters of its organization, and the embedded database for everybody. */
const mostItems = 64;

interface Waiting {
  readonly session: AskedSession;
  readonly resolve: (outcome: OpenedSession) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Opens sessions as they are asked for; those of one tenant that come while others of it are at work are opened together, in the
 * next statement. They would wait for the same counters anyway, each with a commit of its own.
 */
export function sessionGroups(database: Database): (session: AskedSession) => Promise<OpenedSession> {
  const queues = new Map<string, Waiting[]>();
  const work = async (key: string, queue: Waiting[]): Promise<void> => {
    await turn();
    for (let group = takeGroup(queue); group; group = takeGroup(queue)) await open(database, group);
    queues.delete(key);
  };
  return (session) =>
    new Promise((resolve, reject) => {
      const { tenant, quotas, sessionTtlMs } = session;
      const key = JSON.stringify([tenant.organizationId, tenant.environment, quotas, sessionTtlMs]);
      const queue = queues.get(key) ?? [];
      queue.push({ session, resolve, reject });
      if (queues.has(key)) return;
      queues.set(key, queue);
      void work(key, queue);
    });
}

type Group = readonly [Waiting, ...Waiting[]];

/** Who has waited longest, and those behind as far as there is room. */
function takeGroup(queue: Waiting[]): Group | null {
  const [first] = queue;
  if (!first) return null;
  let items = 0;
  const beyond = queue.findIndex(({ session }) => (items += session.items.length) > mostItems);
  const [, ...others] = queue.splice(0, beyond === -1 ? queue.length : Math.max(beyond, 1));
  return [first, ...others];
}

/** Settles all of a group. What the database refuses to open together, or has no room for, is opened one by one. */
async function open(database: Database, group: Group): Promise<void> {
  const [first, ...others] = group;
  const alone = ({ session, resolve, reject }: Waiting) => createUploadSession(database, session).then(resolve, reject);
  if (others.length === 0) return alone(first);
  try {
    const outcomes = await openUploadSessions(database, [first.session, ...others.map(({ session }) => session)]);
    for (const [index, waiting] of group.entries()) {
      const outcome = outcomes[index];
      if (outcome) waiting.resolve(outcome);
      else await alone(waiting);
    }
  } catch (error) {
    for (const waiting of group) {
      // A statement that was refused has done nothing.
      if (error instanceof SqlError) await alone(waiting);
      else waiting.reject(error);
    }
  }
}
