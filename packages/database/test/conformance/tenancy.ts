import { describe, expect, it } from 'vitest';
import { outcomeOfTry } from '@layers-content/core';
import type { Tenant } from '@layers-content/core';
import {
  after,
  fields,
  fits,
  frozenKeysOf,
  generated,
  givenCompleted,
  givenProcessing,
  givenProject,
  givenPublishing,
  givenQueued,
  leaseMs,
  newId,
  newItem,
  read,
  sessionOf,
  uploadOf,
  verdictOf,
} from './given.ts';
import type { Given, Subject } from './given.ts';
import { ownOf } from './own.ts';
import type { Own } from './own.ts';
import { everyEvent, newKey, ownEvent, ownReply } from './records.ts';
import { deliveriesOf, givenDelivery, limits, newDelivery, newEndpoint } from './webhook-records.ts';

type Existing = Readonly<Record<'queued' | 'processing' | 'publishing' | 'completed', string>>;

/**
 * Every method of the port, called by a stranger with the ids of another tenant; and what "absent" is in its answer.
 */
const calls = {
  createProject: async ({ own }, stranger) => {
    const { id } = await stranger.createProject(newId(), fields());
    expect(await stranger.getProject(id)).not.toBeNull();
    expect(await own.getProject(id)).toBeNull();
  },
  getProject: ({ projectId }, stranger) => expect(stranger.getProject(projectId)).resolves.toBeNull(),
  listProjects: async (_, stranger) => {
    const page = await stranger.listProjects({
      status: null,
      search: null,
      customerExternalId: null,
      after: null,
      limit: 100,
    });
    expect(page).toEqual({ items: [], next: null });
  },
  updateProject: async ({ projectId }, stranger) => {
    expect(await stranger.updateProject(projectId, { name: 'taken' })).toBeNull();
    expect(await stranger.updateProject(projectId, {})).toBeNull();
  },
  archiveProject: ({ projectId }, stranger) => expect(stranger.archiveProject(projectId)).resolves.toBeNull(),
  createUploadSession: ({ projectId }, stranger) =>
    expect(stranger.createUploadSession(sessionOf(projectId, [newItem(newId())]))).resolves.toEqual({
      outcome: 'project_absent',
    }),
  findContent: async (_, stranger, items) => {
    for (const id of Object.values(items)) expect(await stranger.findContent(id)).toBeNull();
  },
  listContent: ({ projectId }, stranger) =>
    expect(
      stranger.listContent({
        projectId,
        statuses: [],
        formats: [],
        approvalStatuses: [],
        creativeType: null,
        since: null,
        until: null,
        after: null,
        limit: 100,
      }),
    ).resolves.toBeNull(),
  declareFiles: async (_, stranger, { queued }) => {
    expect(await stranger.declareFiles(queued, newItem(queued).files, 1)).toBe(false);
  },
  getReview: ({ projectId }, stranger) => expect(stranger.getReview(projectId)).resolves.toBeNull(),
  setReviewPolicy: async ({ own, projectId }, stranger) => {
    expect(await stranger.setReviewPolicy(projectId, { policy: 'review_all', firstN: null })).toBeNull();
    expect(await own.getReview(projectId)).toMatchObject({ policy: 'auto_approve', updatedAt: null });
  },
  decideContent: async (_, stranger, items) => {
    for (const id of Object.values(items))
      expect(await stranger.decideContent(id, 'approved')).toEqual({ outcome: 'absent' });
  },
  claimUpload: (_, stranger, { queued }) =>
    expect(
      stranger.claimUpload({ contentId: queued, fence: 0, frozenKeys: frozenKeysOf(queued, [], 1), leaseMs }),
    ).resolves.toBe(false),
  commitVerdict: async (given, stranger, { processing }) => {
    expect(await stranger.commitVerdict(await verdictOf(given, processing, 1, 'taken'))).toBe(false);
  },
  completePublishing: (_, stranger, { publishing }) =>
    expect(stranger.completePublishing(publishing, 1)).resolves.toBeNull(),
  releaseUpload: async (given, stranger, { processing }) => {
    const { frozenKeys } = await uploadOf(given, processing);
    expect(await stranger.releaseUpload({ contentId: processing, fence: 1, frozenKeys }, null)).toBe(false);
  },
  updateCaption: (_, stranger, { completed }) =>
    expect(stranger.updateCaption(completed, 'taken', fits)).resolves.toBeNull(),
  cancelOpenUpload: async (_, stranger, items) => {
    for (const id of Object.values(items))
      expect(await stranger.cancelOpenUpload(id, 'IMPORT_FAILED')).toEqual({ outcome: 'absent' });
  },
  discardStaged: async ({ subject }, stranger, items) => {
    const before = await subject.execute('SELECT key FROM object_deletions');
    for (const id of Object.values(items)) await stranger.discardStaged(id);
    expect(await subject.execute('SELECT key FROM object_deletions')).toEqual(before);
  },
  cancelContent: async (_, stranger, items) => {
    for (const id of Object.values(items)) {
      expect(await stranger.cancelContent(id, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' })).toEqual({
        outcome: 'absent',
      });
    }
  },
  listWebhookEndpoints: (_, stranger) => expect(stranger.listWebhookEndpoints()).resolves.toEqual([]),
  getWebhookEndpoint: async ({ own }, stranger) => {
    for (const { id } of await own.listWebhookEndpoints()) expect(await stranger.getWebhookEndpoint(id)).toBeNull();
  },
  findWebhookSecret: async ({ own }, stranger) => {
    for (const { id } of await own.listWebhookEndpoints()) expect(await stranger.findWebhookSecret(id)).toBeNull();
  },
  listWebhookDeliveries: async ({ own }, stranger) => {
    for (const { id } of await own.listWebhookEndpoints())
      expect(await stranger.listWebhookDeliveries({ endpointId: id, after: null, limit: 10 })).toBeNull();
  },
  createWebhookEndpoint: ({ projectId }, stranger) =>
    expect(stranger.createWebhookEndpoint(newEndpoint({ projectId }), 20)).resolves.toEqual({
      outcome: 'project_absent',
    }),
  updateWebhookEndpoint: async ({ own }, stranger) => {
    for (const { id } of await own.listWebhookEndpoints())
      expect(await stranger.updateWebhookEndpoint(id, { status: 'paused' })).toBeNull();
  },
  deleteWebhookEndpoint: async ({ own }, stranger) => {
    for (const { id } of await own.listWebhookEndpoints()) expect(await stranger.deleteWebhookEndpoint(id)).toBeNull();
  },
  rotateWebhookSecret: async ({ own }, stranger) => {
    for (const { id } of await own.listWebhookEndpoints())
      expect(await stranger.rotateWebhookSecret(id, new Uint8Array(3), 1)).toBeNull();
  },
  testWebhookEndpoint: async ({ own }, stranger) => {
    for (const { id } of await own.listWebhookEndpoints())
      expect(await stranger.testWebhookEndpoint(id, newDelivery())).toBeNull();
  },
  replayWebhookDelivery: async (given, stranger) => {
    const [delivery] = await deliveriesOf(given);
    expect(await stranger.replayWebhookDelivery(delivery?.id ?? '', newDelivery())).toBeNull();
  },
  settleWebhookTry: async (given, stranger) => {
    const [held] = await given.repository.webhooks.claimTries(given.tenant.organizationId, limits, 1);
    if (!held) throw new Error('nothing was claimed');
    expect(await stranger.settleWebhookTry(held, outcomeOfTry({ status: 200, retryAfterMs: null }, 1))).toBeNull();
    await given.own.settleWebhookTry(held, outcomeOfTry({ status: 500, retryAfterMs: null }, 1));
  },
  killApiKey: async (given, stranger) => {
    const keys = await given.repository.operator.listApiKeys(given.tenant.organizationId);
    expect(keys).toHaveLength(1);
    for (const { id } of keys) expect(await stranger.killApiKey(id)).toBeNull();
  },
  saveReply: async ({ own }, stranger) => {
    await stranger.saveReply({ ...ownReply, fingerprint: 'b'.repeat(64) });
    expect(await own.findReply(ownReply.key)).toEqual(ownReply);
  },
  findReply: (_, stranger) => expect(stranger.findReply(ownReply.key)).resolves.toBeNull(),
  record: async ({ own }, stranger) => {
    const lines = (await own.listEvents(everyEvent)).items;
    await stranger.record(ownEvent);
    expect((await own.listEvents(everyEvent)).items).toEqual(lines);
  },
  listEvents: ({ projectId }, stranger) =>
    expect(stranger.listEvents({ ...everyEvent, projectId })).resolves.toEqual({ items: [], next: null }),
  getUsage: (_, stranger) =>
    expect(stranger.getUsage()).resolves.toMatchObject({ openUploads: 0, storedBytes: 0, itemsToday: 0 }),
} satisfies Record<Exclude<keyof Own, 'transaction'>, (given: Given, stranger: Own, items: Existing) => unknown>;

/** All rows of the tenant, by table. */
async function everythingOf({ subject, tenant }: Given) {
  const tables = ['content_items', 'projects', 'api_keys', 'organization_usage', 'idempotency_replies', 'audit_events'];
  const rowsOf = (table: string) =>
    subject.execute(`SELECT * FROM ${table} t WHERE organization_id = $1 AND world = $2 ORDER BY t::text`, [
      tenant.organizationId,
      tenant.environment,
    ]);
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await rowsOf(table)] as const)));
}

const strangers: Readonly<Record<string, (own: Tenant, otherOrganization: string) => Tenant>> = {
  'another organization': (own, organizationId) => ({ ...own, organizationId }),
  'the other environment': (own) => ({ ...own, environment: 'test' }),
};

export function describeTenancy(subject: () => Subject): void {
  describe.each(Object.entries(strangers))('to %s everything is absent', (_, strangerOf) => {
    it.each(Object.entries(calls))('%s', async (__, call) => {
      const given = await givenProject(subject());
      const items = {
        queued: await givenQueued(given),
        processing: await givenProcessing(given),
        publishing: await givenPublishing(given),
        completed: await givenCompleted(given),
      };
      const otherOrganization = newId();
      await given.subject.insertOrganization(otherOrganization);
      const stranger = ownOf(given.repository, strangerOf(given.tenant, otherOrganization));
      await given.repository.operator.createApiKey(newKey(given.tenant));
      await given.own.saveReply(ownReply);
      await givenDelivery(given);
      await given.own.record({ type: 'project.created', projectId: given.projectId, data: {} });
      const snapshot = () => everythingOf(given);
      const before = await snapshot();
      await call(given, stranger, items);
      expect(await snapshot()).toEqual(before);
      expect((await given.own.getProject(given.projectId))?.name).toBe(fields().name);
    });
  });

  describe('two environments', () => {
    it('may hold a project of one id each, with contents of their own', async () => {
      const given = await givenProject(subject());
      const test = ownOf(given.repository, { ...given.tenant, environment: 'test' });
      await test.createProject(given.projectId, fields({ name: 'Sandbox' }));
      const id = await givenQueued(given);
      const everything = {
        projectId: given.projectId,
        statuses: [],
        formats: [],
        approvalStatuses: [],
        creativeType: null,
        since: null,
        until: null,
        after: null,
        limit: 10,
      } as const;
      expect((await given.own.listContent(everything))?.items.map((item) => item.id)).toEqual([id]);
      expect(await test.listContent(everything)).toEqual({ items: [], next: null });
      await test.archiveProject(given.projectId);
      expect(await given.own.getProject(given.projectId)).toMatchObject({ status: 'active', name: fields().name });
      expect((await read(given, id)).item.status).toBe('queued');
    });

    it('no item can lie in a project of another tenant', async () => {
      const given = await givenProject(subject());
      const item = generated(given.projectId, { createdAt: after(0) });
      await expect(given.subject.insertGenerated({ ...given.tenant, environment: 'test' }, item)).rejects.toThrow(
        'foreign key',
      );
    });
  });
}
