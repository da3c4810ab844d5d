import { beforeAll, describe, expect, it } from 'vitest';
import type { ContentQuery } from '@layers-content/core';
import type { Row } from '../../src/database.ts';
import { listContent } from '../../src/repository/content/content.ts';
import { after, givenProject } from './given.ts';
import type { Given, Subject } from './given.ts';

const items = 12_000;
const limit = 10;
const everything = {
  statuses: [],
  formats: [],
  approvalStatuses: [],
  creativeType: null,
  since: null,
  until: null,
  after: null,
  limit,
} as const;

/** A second apart; all completed generated items but for one in a thousand, which is of the rare kind. */
async function givenMany(given: Given): Promise<void> {
  await given.subject.execute(
    `INSERT INTO content_items (id, organization_id, world, project_id, creative_type, state, format, created_at)
     SELECT gen_random_uuid(), $1, $2, $3, 'generated', CASE n % 1000 WHEN 500 THEN 'failed' ELSE 'completed' END,
       CASE n % 1000 WHEN 500 THEN 'video-remix' ELSE 'ugc-remix' END, service_now() + n * interval '1 second' FROM generate_series(1, $4::integer) n`,
    [given.tenant.organizationId, given.tenant.environment, given.projectId, items],
  );
  await given.subject.execute('ANALYZE content_items');
}

interface Reads {
  /** Of the table, those included that a condition then left out. */
  readonly rows: number;
  readonly pages: number;
}

/** What the database reads for one page of a list. */
async function readsOf({ subject, tenant, projectId }: Given, query: Partial<ContentQuery>): Promise<Reads> {
  let explained: unknown;
  const explaining = {
    query: async (sql: string, params: Parameters<Subject['execute']>[1]): Promise<readonly Row[]> => {
      const [explanation] = await subject.execute(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, params);
      explained = JSON.parse(String(explanation?.['QUERY PLAN']));
      return subject.execute(sql, params);
    },
    script: () => Promise.reject(new Error('a list is one query')),
  };
  await listContent(explaining, tenant, { projectId, ...everything, ...query });
  // The plan's own nodes: what planning reads is not of the list.
  const nodes = nodesOf(explained).flatMap((part) => nodesOf(part['Plan']));
  const scans = nodes.filter((node) => node['Relation Name'] === 'content_items');
  return {
    rows: scans.reduce(
      (sum, node) =>
        sum + (countIn(node, 'Actual Rows') + countIn(node, 'Rows Removed by Filter')) * countIn(node, 'Actual Loops'),
      0,
    ),
    pages: Math.max(...nodes.map((node) => countIn(node, 'Shared Hit Blocks') + countIn(node, 'Shared Read Blocks'))),
  };
}

function nodesOf(value: unknown): readonly Row[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  return isNode(value) ? [value, ...nodesOf(Object.values(value))] : [];
}

function isNode(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

function countIn(node: Row, name: string): number {
  return Number(node[name] ?? 0);
}

/** The engine tells the rows of several loops as one rounded mean. */
const mostRows = 2 * (limit + 1);
/** An index of that many items has over a hundred. */
const mostPages = 40;

export function describeListReads(subject: () => Subject): void {
  describe(`a page of ${limit} among ${items} items`, () => {
    let given: Given;
    beforeAll(async () => {
      given = await givenProject(subject());
      await givenMany(given);
    });

    const pages: readonly (readonly [string, Partial<ContentQuery>])[] = [
      ['the first', {}],
      ['a deep one', { after: { createdAt: after(60_000), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' } }],
      ['one that ends early', { until: after(60_000) }],
      ['one that begins late', { since: after((items - 5) * 1000) }],
      ['of the common status', { statuses: ['completed'] }],
      ['of the rare status', { statuses: ['failed'] }],
      ['of a status no item has', { statuses: ['queued', 'canceled'] }],
      ['of the rare format', { formats: ['video-remix'] }],
      ['of a format no item has', { formats: ['slideshow-remix'], statuses: ['completed'] }],
      ['of the creative type no item has', { creativeType: 'uploaded' }],
      ['of what waits, with its status', { approvalStatuses: ['pending'], statuses: ['completed'] }],
      ['of what was rejected', { approvalStatuses: ['rejected'] }],
      ['of what needed no approval', { approvalStatuses: ['not_required'], statuses: ['failed'] }],
      ['of the rare status, ending early', { statuses: ['failed'], until: after(60_000) }],
    ];
    it.each(pages)('%s reads hardly more rows than it shows, and few pages of the disk', async (_name, query) => {
      const reads = await readsOf(given, query);
      expect(reads.rows).toBeLessThanOrEqual(mostRows);
      expect(reads.pages).toBeLessThanOrEqual(mostPages);
    });
  });
}
