import { randomUUID } from 'node:crypto';
import { platformIds } from '@layers-content/platform-fit';
import { createCursors } from '../src/operations/cursors.ts';
import { openCaller } from './caller.ts';
import type { Caller } from './caller.ts';
import type { Ask } from './client.ts';
import { contest } from './contest.ts';
import type { Contender, Timing } from './contest.ts';
import { startPlainProcess } from './plain-process.ts';
import type { PlainProcess } from './plain-process.ts';
import type { Profile } from './profile.ts';
import { seededId, someCompleted } from './seed.ts';
import type { Sizes } from './sizes.ts';

/** Two lines that are also told beside each other. */
export const firstPage = 'listContent, the first 25';
export const deepPage = 'listContent, 25 far behind';

/** One line of the table. */
export interface OperationTiming {
  readonly name: string;
  /** Which of the counted operations it is. */
  readonly operationId: string;
  readonly concurrency: number;
  readonly ours: Timing;
  readonly plainHttp: Timing;
  readonly plainSql: Timing;
}

/** Requests that are measured beside one plain answer and one plain piece of SQL. */
interface Group {
  readonly operationId: string;
  /** The request the plain server answers with what the service answered. */
  readonly plainRequest: Ask;
  readonly ours: Readonly<Record<string, () => Ask>>;
  sql(): Promise<unknown>;
}

export async function measureOperations(profile: Profile, sizes: Sizes): Promise<readonly OperationTiming[]> {
  const connections = Math.max(...sizes.concurrencies);
  const caller = openCaller(profile.service.baseUrl, profile.tenant, connections);
  const plain = await startPlainProcess(connections);
  const timings: OperationTiming[] = [];
  try {
    const groups = await groupsOf(profile);
    const everything = Object.fromEntries(
      groups
        .flatMap(({ ours }) => Object.entries(ours))
        .map(([name, askOf]) => [name, { run: () => caller.call(askOf()) }]),
    );
    await contest(everything, { rounds: 1, turnMs: sizes.warmUpMs, concurrency: connections });
    for (const group of groups) {
      const [first] = Object.values(group.ours);
      if (!first) throw new Error('a group without a request');
      await plain.answer(`${group.plainRequest.method} ${group.plainRequest.path}`, await caller.call(first()));
      for (const concurrency of sizes.concurrencies)
        timings.push(...(await measureGroup(group, { profile, sizes, caller, plain, concurrency })));
    }
  } finally {
    caller.close();
    plain.end();
  }
  return timings;
}

interface Measuring {
  readonly profile: Profile;
  readonly sizes: Sizes;
  readonly caller: Caller;
  readonly plain: PlainProcess;
  readonly concurrency: number;
}

async function measureGroup(
  group: Group,
  { profile, sizes, caller, plain, concurrency }: Measuring,
): Promise<readonly OperationTiming[]> {
  const { ours, plainRequest, operationId } = group;
  const contenders: Record<string, Contender> = {
    plainHttp: { run: () => plain.client.ask(plainRequest), pid: plain.pid },
    plainSql: { run: () => group.sql() },
  };
  for (const [name, askOf] of Object.entries(ours))
    contenders[name] = { run: () => caller.call(askOf()), pid: profile.service.pid };
  const { plainHttp, plainSql, ...rest } = await contest(contenders, { ...sizes, concurrency });
  if (!plainHttp || !plainSql) throw new Error('the plain ones were not measured');
  return Object.entries(rest).map(([name, timing]) => ({
    name,
    operationId,
    concurrency,
    ours: timing,
    plainHttp,
    plainSql,
  }));
}

async function groupsOf(profile: Profile): Promise<readonly Group[]> {
  return [
    readGroup(profile),
    verdictGroup(profile),
    await listGroup(profile),
    openGroup(profile),
    captionGroup(profile),
  ];
}

function readGroup({ items, sql }: Profile): Group {
  return {
    operationId: 'getContent',
    ours: { getContent: () => ({ method: 'GET', path: `/v1/content/cnt_${someCompleted(items)}` }) },
    plainRequest: { method: 'GET', path: '/item' },
    sql: () => sql.query('SELECT * FROM content_items WHERE id = $1', [someCompleted(items)]),
  };
}

function verdictGroup({ items, sql }: Profile): Group {
  const all = `?${platformIds.map((platform) => `platforms=${platform}`).join('&')}`;
  const judge = (query: string) => () => ({
    method: 'GET',
    path: `/v1/content/cnt_${someCompleted(items)}/platform-fit${query}`,
  });
  return {
    operationId: 'getPlatformFit',
    ours: {
      'getPlatformFit, two platforms': judge(''),
      [`getPlatformFit, all ${platformIds.length}`]: judge(all),
    },
    plainRequest: { method: 'GET', path: '/verdicts' },
    sql: () => sql.query('SELECT * FROM content_items WHERE id = $1', [someCompleted(items)]),
  };
}

async function listGroup(profile: Profile): Promise<Group> {
  const { organizationId, projectId } = profile.tenant;
  const deep = await positionOf(profile, Math.floor(profile.items / 10));
  const list = (query: string) => () => ({ method: 'GET', path: `/v1/projects/${projectId}/content${query}` });
  return {
    operationId: 'listContent',
    ours: {
      [firstPage]: list(''),
      [deepPage]: list(`?cursor=${deep.cursor}`),
      'listContent, `until` as far back': list(`?until=${deep.createdAt.toISOString().slice(0, 19)}Z`),
      'listContent, `status=completed`': list('?status=completed'),
      'listContent, `status=failed` (1 of 10,000)': list('?status=failed'),
      'listContent, `format=ugc-remix`, far behind': list(`?format=ugc-remix&cursor=${deep.cursor}`),
    },
    plainRequest: { method: 'GET', path: '/page' },
    sql: () =>
      profile.sql.query(
        // The project as the index has it: by its column alone every item would be read.
        `SELECT * FROM content_items WHERE organization_id = $1 AND world || ' ' || project_id = $2 AND (created_at, id) < ($3, $4)
         ORDER BY created_at DESC, id DESC LIMIT 26`,
        [organizationId, `live ${projectId}`, 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
      ),
  };
}

const recordEvent =
  "INSERT INTO audit_events (organization_id, world, event_type, data) VALUES ($1, 'live', 'content.caption_updated', '{}')";

function openGroup({ tenant, sql }: Profile): Group {
  const { organizationId, projectId } = tenant;
  const body = JSON.stringify({
    files: [{ filename: 'teaser.mp4', contentType: 'video/mp4', sizeBytes: 18_874_368 }],
    grouping: 'per-file',
  });
  return {
    operationId: 'createUploadSession',
    ours: { createUploadSession: () => ({ method: 'POST', path: `/v1/projects/${projectId}/content/uploads`, body }) },
    plainRequest: { method: 'POST', path: '/sessions', body },
    sql: () =>
      sql.transaction(async (transaction) => {
        await transaction.query(
          `INSERT INTO content_items (organization_id, world, project_id, id, creative_type, state, slideshow, files, session_expires_at)
           VALUES ($1, 'live', $2, $3, 'uploaded', 'queued', false, '[]', service_now() + interval '2 hours')`,
          [organizationId, projectId, randomUUID()],
        );
        await transaction.query(recordEvent, [organizationId]);
      }),
  };
}

function captionGroup({ items, tenant, sql }: Profile): Group {
  const body = JSON.stringify({ caption: 'Slow roasted, nothing added. #coffee' });
  return {
    operationId: 'updateContent',
    ours: { updateContent: () => ({ method: 'PATCH', path: `/v1/content/cnt_${someCompleted(items)}`, body }) },
    plainRequest: { method: 'PATCH', path: '/item', body },
    sql: () =>
      sql.transaction(async (transaction) => {
        await transaction.query(
          'UPDATE content_items SET caption = $2, completed_at = service_now() WHERE id = $1 RETURNING *',
          [someCompleted(items), body],
        );
        await transaction.query(recordEvent, [tenant.organizationId]);
      }),
  };
}

/** The place of the n-th item in the list, and the cursor that goes on from there. */
async function positionOf(
  { sql, secrets }: Profile,
  n: number,
): Promise<{ readonly cursor: string; readonly createdAt: Date }> {
  const id = seededId(n);
  const [row] = await sql.query('SELECT created_at FROM content_items WHERE id = $1', [id]);
  const createdAt = row?.['created_at'];
  if (!(createdAt instanceof Date)) throw new Error(`the item ${n} is not there`);
  return { cursor: createCursors(secrets.cursorKeys).write({ createdAt, id }) ?? '', createdAt };
}
