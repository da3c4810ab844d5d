import { describe, expect, it } from 'vitest';
import type { Tenant } from '@layers-content/core';
import {
  after,
  claim,
  fields,
  givenProject,
  leaseMs,
  newId,
  newItem,
  release,
  sessionOf,
  sessionTtlMs,
  start,
  unlimited,
  verdictOf,
} from './given.ts';
import type { Given, Subject } from './given.ts';
import { ownOf } from './own.ts';

const reasons = { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' } as const;
/** Before midnight, so that a walk sees two days. */
const evening = new Date('2026-06-12T22:30:00.000Z');

/** What the counters must say, from the rows' files and assets rather than from what they reserved. */
const recount = `
  SELECT organization_id, world,
    count(*) FILTER (WHERE state NOT IN ('completed', 'canceled'))::integer AS open_uploads,
    coalesce(sum(CASE
      WHEN world = 'test' OR state = 'canceled' THEN 0
      WHEN state = 'completed' THEN (SELECT sum((asset ->> 'sizeBytes')::bigint) FROM json_array_elements(assets) asset)
      ELSE (SELECT sum((file ->> 'sizeBytes')::bigint + 1048576) FROM json_array_elements(files) file)
    END), 0)::bigint AS stored_bytes,
    count(*) FILTER (WHERE opened_on = (service_now() AT TIME ZONE 'UTC')::date)::integer AS items_today
  FROM content_items WHERE creative_type = 'uploaded' GROUP BY organization_id, world ORDER BY organization_id, world`;

const counters = `
  SELECT organization_id, world, open_uploads, stored_bytes,
    CASE WHEN day = (service_now() AT TIME ZONE 'UTC')::date THEN items_today ELSE 0 END AS items_today
  FROM organization_usage ORDER BY organization_id, world`;

export async function expectRecount({ execute }: Pick<Subject, 'execute'>): Promise<void> {
  expect(await execute(counters)).toEqual(await execute(recount));
}

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Two organizations, one of them in both environments. */
async function givenTenants(given: Given): Promise<readonly Given[]> {
  const { subject, repository, tenant } = given;
  const organizationId = newId();
  await subject.insertOrganization(organizationId);
  const others: readonly Tenant[] = [
    { ...tenant, environment: 'test' },
    { organizationId, environment: 'live' },
  ];
  const more = others.map((other) => ({
    subject,
    repository,
    tenant: other,
    own: ownOf(repository, other),
    projectId: newId(),
  }));
  for (const { own, projectId } of more) await own.createProject(projectId, fields());
  return [given, ...more];
}

interface Walker {
  readonly given: Given;
  /** The items it has opened, or tried to. */
  readonly ids: string[];
}

const walkerOf = (given: Given): Walker => ({ given, ids: [] });

/** One thing that may happen to an item of `ids`, whatever it is at. */
async function step({ given, ids }: Walker, random: (below: number) => number): Promise<void> {
  const { own, projectId, tenant } = given;
  const id = ids[random(Math.max(ids.length, 1))];
  const stored = id === undefined ? null : await own.findContent(id);
  const fence = stored?.upload?.fence ?? 0;
  switch (id === undefined || !stored ? 0 : random(9)) {
    case 0:
    case 1: {
      const items = Array.from({ length: 1 + random(3) }, () => newItem(newId(), 1 + random(3)));
      const reserved = tenant.environment === 'test' ? items.map((item) => ({ ...item, reservedBytes: 0 })) : items;
      await own.createUploadSession(sessionOf(projectId, reserved, { quotas: { ...unlimited, openUploads: 12 } }));
      ids.push(...items.map((item) => item.id));
      return;
    }
    case 2:
    case 3:
      await claim(given, id ?? '');
      return;
    case 4: {
      const verdict = await verdictOf(given, id ?? '', fence);
      await own.commitVerdict({
        ...verdict,
        assets: verdict.assets.map((asset) => ({ ...asset, sizeBytes: random(2000) })),
      });
      return;
    }
    case 5:
      await own.completePublishing(id ?? '', fence);
      return;
    case 6:
      await release(given, id ?? '', fence);
      return;
    case 7:
      await own.cancelContent(id ?? '', reasons);
      return;
    default:
      await rare(given, random);
  }
}

async function rare({ own, projectId, repository }: Given, random: (below: number) => number): Promise<void> {
  if (random(3) > 0) {
    await repository.maintenance.cancelExpired(1 + random(5));
    return;
  }
  await own.archiveProject(projectId);
  await own.updateProject(projectId, { status: 'active' });
}

export function describeRecount(subject: () => Subject): void {
  describe('the counters', () => {
    it.each([1, 2, 3, 4])('equal a recount after every step of a random walk (seed %i)', async (seed) => {
      const walkers = (await givenTenants(await givenProject(subject()))).map(walkerOf);
      const random = randomOf(seed);
      for (
        let n = 0, now = evening;
        n < 120;
        n++, now = after(random(4) === 0 ? leaseMs * (1 + random(3)) : 1000, now)
      ) {
        await subject().setServiceNow(now);
        const walker = walkers[random(walkers.length)];
        if (walker) await step(walker, random);
        await expectRecount(subject());
      }
    });

    it.each([5, 6, 7])('equal a recount when all of it happens at once (seed %i)', async (seed) => {
      const shared = (await givenTenants(await givenProject(subject()))).map(walkerOf);
      const random = randomOf(seed);
      for (const [round, now] of [start, after(leaseMs), after(sessionTtlMs)].entries()) {
        await subject().setServiceNow(now);
        const walks = shared
          .flatMap((walker) => [walker, walker, walker, walker])
          .map(async (walker) => {
            for (let n = 0; n < 15 + round; n++) await step(walker, random);
          });
        await Promise.all(walks);
        await expectRecount(subject());
      }
      await subject().repository.maintenance.cancelExpired(1000);
      await expectRecount(subject());
    });
  });
}
