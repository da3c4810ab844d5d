import type { ContentType, RateLimiter } from '@layers-content/core';
import { contentTypes } from '@layers-content/core';
import { createServerDatabase, openServerTestDatabase, openTestDatabase } from '@layers-content/database/testing';
import type { TestDatabase } from '@layers-content/database/testing';
import { MemoryRateLimiter } from '../src/memory-rate-limiter.ts';
import { countStatements } from '../test/statement-counts.ts';
import type { StatementCounts } from '../test/statement-counts.ts';
import { startTestService } from '../test/test-service.ts';
import { watchReads } from '../test/watched-reads.ts';
import { openCaller } from './caller.ts';
import type { Caller, Target } from './caller.ts';
import { largestMib, mediaTypes, mib } from './media-files.ts';
import { seedTenant } from './seed.ts';
import type { SeededTenant } from './seed.ts';

/** What operations cost, counted and not timed: the same on every machine. */
export interface Costs {
  /** By operationId. */
  readonly statements: ReadonlyMap<string, StatementCounts>;
  readonly reads: readonly FinalizeReads[];
}

/** What a finalize reads of its object. */
export interface FinalizeReads {
  readonly contentType: ContentType;
  readonly sizeBytes: number;
  readonly count: number;
  readonly bytes: number;
}

/** Of the service over an empty embedded database, or over an empty one of a server. */
export async function countCosts(serverUrl: string | null): Promise<Costs> {
  if (serverUrl === null) return countOn(await openTestDatabase(), () => new MemoryRateLimiter());
  const server = await createServerDatabase(serverUrl);
  try {
    return await countOn(await openServerTestDatabase(server.url), ({ rateLimiter }) => rateLimiter);
  } finally {
    await server.drop();
  }
}

async function countOn(database: TestDatabase, limiterOf: (database: TestDatabase) => RateLimiter): Promise<Costs> {
  const { reads, wrap } = watchReads();
  const service = await startTestService({
    database,
    limiter: limiterOf(database),
    env: { QUOTA_OPEN_UPLOADS: '0' },
    wrap,
  });
  const tenant = await seedTenant(database.repository, service.context.secrets);
  const caller = openCaller(service.baseUrl, tenant, 1);
  try {
    const found: FinalizeReads[] = [];
    for (const contentType of contentTypes) {
      for (const mebibytes of [1, largestMib[contentType]]) {
        const sizeBytes = mebibytes * mib;
        const target = await opened(caller, contentType, sizeBytes);
        reads.clear();
        await caller.finalize(target);
        found.push({ contentType, sizeBytes, count: reads.count, bytes: reads.bytes });
      }
    }
    return { statements: await countEach(caller, tenant, database), reads: found };
  } finally {
    caller.close();
    await service.close();
  }
}

async function opened(caller: Caller, contentType: ContentType, sizeBytes: number): Promise<Target> {
  const target = await caller.openSession({ contentType, sizeBytes });
  await caller.put(target, { contentType, bytes: mediaTypes[contentType](sizeBytes) });
  return target;
}

async function countEach(
  caller: Caller,
  { projectId }: SeededTenant,
  database: TestDatabase,
): Promise<ReadonlyMap<string, StatementCounts>> {
  const target = await opened(caller, 'image/jpeg', mib);
  const path = `/v1/content/${target.containerId}`;
  const requests = {
    finalizeUpload: () => caller.finalize(target),
    getContent: () => caller.call({ method: 'GET', path }),
    getPlatformFit: () => caller.call({ method: 'GET', path: `${path}/platform-fit` }),
    updateContent: () => caller.call({ method: 'PATCH', path, body: '{"caption":""}' }),
    listContent: () => caller.call({ method: 'GET', path: `/v1/projects/${projectId}/content?status=completed` }),
    createUploadSession: () => caller.openSession({ contentType: 'image/jpeg', sizeBytes: mib }),
  };
  const counts = new Map<string, StatementCounts>();
  for (const [operationId, request] of Object.entries(requests)) {
    database.takeStatements();
    await request();
    counts.set(operationId, countStatements(database.takeStatements()));
  }
  return counts;
}
