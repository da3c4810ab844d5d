import { AsyncResource } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { OpenedSession } from '@layers-content/core';
import type { Database } from '../../database.ts';
import { SqlError } from '../../sql-error.ts';
import { createUploadSession, openUploadSessions } from './sessions.ts';
import type { AskedSession } from './sessions.ts';

/**
 * What one statement opens at most: it holds the counters of its organization, and the embedded database for
 * everybody.
 */
const mostItems = 64;
/** Who has waited longer when a statement fails is told the same, rather than wait for the next to fail. */
const longestWaitMs = 5_000;

interface Waiting {
  readonly session: AskedSession;
  readonly since: number;
  readonly resolve: (outcome: OpenedSession) => void;
  readonly reject: (error: unknown) => void;
  /** Runs something as a part of the request that asked, so that it is traced there. */
  readonly within: <T>(work: () => T) => T;
}

/**
 * Opens sessions as they are asked for; those of one project that come while others of it are at work are opened
 * together, in the next statement. They would wait for the same counters anyway, each with a commit of its own.
 */
export function sessionGroups(database: Database): (session: AskedSession) => Promise<OpenedSession> {
  const queues = new Map<string, Waiting[]>();
  const work = async (key: string, queue: Waiting[]): Promise<void> => {
    await turn();
    for (let group = takeGroup(queue); group; group = takeGroup(queue)) {
      const fault = await open(database, group);
      if (fault) rejectLate(queue, fault.error);
    }
    queues.delete(key);
  };
  return (session) =>
    new Promise((resolve, reject) => {
      const { tenant, projectId, quotas, sessionTtlMs } = session;
      const key = JSON.stringify([tenant.organizationId, tenant.environment, projectId, quotas, sessionTtlMs]);
      const queue = queues.get(key) ?? [];
      const within = AsyncResource.bind(<T>(run: () => T) => run());
      queue.push({ session, since: performance.now(), resolve, reject, within });
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

function rejectLate(queue: Waiting[], error: unknown): void {
  const late = queue.filter(({ since }) => performance.now() - since > longestWaitMs);
  for (const { reject } of queue.splice(0, late.length)) reject(error);
}

/** Settles all of a group; answers what kept the database from saying anything. */
async function open(database: Database, group: Group): Promise<{ readonly error: unknown } | null> {
  const [first, ...others] = group;
  if (others.length === 0) return openAlone(database, group);
  try {
    const sessions = [first.session, ...others.map(({ session }) => session)] as const;
    const outcome = await first.within(() => openUploadSessions(database, sessions));
    if (outcome === null) return await openAlone(database, group);
    for (const { resolve } of group) resolve(outcome);
    return null;
  } catch (error) {
    // A statement that was refused has done nothing.
    if (error instanceof SqlError) return openAlone(database, group);
    for (const { reject } of group) reject(error);
    return { error };
  }
}

/** One by one, in the order they came; once the database cannot answer, all the others are told so. */
async function openAlone(database: Database, group: Group): Promise<{ readonly error: unknown } | null> {
  let fault: { readonly error: unknown } | null = null;
  for (const { session, resolve, reject, within } of group) {
    if (fault) {
      reject(fault.error);
      continue;
    }
    try {
      resolve(await within(() => createUploadSession(database, session)));
    } catch (error) {
      reject(error);
      if (!(error instanceof SqlError)) fault = { error };
    }
  }
  return fault;
}
