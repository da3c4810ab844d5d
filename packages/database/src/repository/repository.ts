import { UnavailableError } from '@layers-content/core';
import type { Actor, Repository, StoredContent, Tenant, TenantRepository, TenantUnit } from '@layers-content/core';
import type { Database, Queryable } from '../database.ts';
import { listEvents, recordEvent, recordRefusals } from './account/audit.ts';
import { operatorRepository } from './account/operator.ts';
import { findReply, saveReply } from './account/replies.ts';
import { createFirstTenant, findApiKeys, isEmpty, killApiKey, rehashApiKey } from './account/tenants.ts';
import { getUsage } from './account/usage.ts';
import { contentKeyOf, findContent, findContents, listContent } from './content/content.ts';
import { inTurns } from './in-turns.ts';
import { createProject, getProject, listProjects, updateProject } from './project/projects.ts';
import { decideContent, getReview, setReviewPolicy } from './review/review.ts';
import { inspectionRepository } from './upkeep/inspection.ts';
import { maintenanceRepository } from './upkeep/maintenance.ts';
import { archiveProject } from './upload/archive.ts';
import { cancelContent, cancelOpenUpload, discardStaged } from './upload/cancel.ts';
import { findSealedObject, findStagingTarget } from './upload/objects.ts';
import { sessionGroups } from './upload/session-groups.ts';
import { createUploadSessionWithin } from './upload/sessions.ts';
import type { AskedSession } from './upload/sessions.ts';
import {
  listWebhookDeliveries,
  replayWebhookDelivery,
  settleWebhookTry,
  testWebhookEndpoint,
} from './webhook/deliveries.ts';
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  findWebhookSecret,
  getWebhookEndpoint,
  listWebhookEndpoints,
  rotateWebhookSecret,
  updateWebhookEndpoint,
} from './webhook/endpoints.ts';
import { webhookMaintenance } from './webhook/sending.ts';
import {
  claimUpload,
  commitVerdict,
  completePublishing,
  declareFiles,
  releaseUpload,
  updateCaption,
} from './upload/uploads.ts';

/** The repository port over a migrated database. */
export function repositoryOver(database: Database): Repository {
  const shared = {
    createUploadSession: sessionGroups(database),
    findContent: inTurns((keys) => findContents(database, keys)),
  };
  return {
    forTenant: (tenant, actor) => tenantRepository(database, shared, { tenant, actor }),
    maintenance: maintenanceRepository(database),
    findApiKey: inTurns((handles) => findApiKeys(database, handles)),
    rehashApiKey: (key, secretHash) => rehashApiKey(database, key, secretHash),
    recordRefusals: (key, refusal) => recordRefusals(database, key, refusal),
    operator: operatorRepository(database),
    inspection: inspectionRepository(database),
    webhooks: webhookMaintenance(database),
    findStagingTarget: (stagingKey) => findStagingTarget(database, stagingKey),
    findSealedObject: (publicKey) => findSealedObject(database, publicKey),
    isEmpty: () => isEmpty(database),
    createFirstTenant: (first) => createFirstTenant(database, first),
    ping: async () => {
      const [row] = await database.query("SELECT current_setting('transaction_read_only') AS reads_only");
      // A standby answers, but no upload can begin or end on it.
      if (row?.['reads_only'] !== 'off')
        throw new UnavailableError('database', { cause: new Error('the database only reads') });
    },
    close: () => database.close(),
  };
}

/** Statements that requests of all tenants may share. */
interface SharedStatements {
  readonly createUploadSession: ReturnType<typeof sessionGroups>;
  readonly findContent: (key: string) => Promise<StoredContent | null>;
}

function tenantRepository(
  database: Database,
  shared: SharedStatements,
  caller: Pick<AskedSession, 'tenant' | 'actor'>,
): TenantRepository {
  const { tenant, actor } = caller;
  return {
    ...singleStatements(database, tenant, actor),
    findContent: (contentId) => shared.findContent(contentKeyOf(tenant, contentId)),
    createUploadSession: (session) => shared.createUploadSession({ ...session, ...caller }),
    transaction: (work) => database.transaction((transaction) => work(tenantUnit(transaction, tenant, actor))),
  };
}

/** What is whole by itself, in a transaction or outside. */
function singleStatements(
  database: Queryable,
  tenant: Tenant,
  actor: Actor,
): Omit<TenantRepository, 'transaction' | 'createUploadSession'> {
  return {
    findReply: (key) => findReply(database, tenant, key),
    listEvents: (query) => listEvents(database, tenant, query),
    getUsage: () => getUsage(database, tenant),
    getProject: (id) => getProject(database, tenant, id),
    listProjects: (query) => listProjects(database, tenant, query),
    getReview: (projectId) => getReview(database, tenant, projectId),
    findContent: (contentId) => findContent(database, tenant, contentId),
    listContent: (query) => listContent(database, tenant, query),
    listWebhookEndpoints: () => listWebhookEndpoints(database, tenant),
    getWebhookEndpoint: (id) => getWebhookEndpoint(database, tenant, id),
    findWebhookSecret: (id) => findWebhookSecret(database, tenant, id),
    listWebhookDeliveries: (query) => listWebhookDeliveries(database, tenant, query),
    declareFiles: (contentId, files, reservedBytes) => declareFiles(database, tenant, contentId, files, reservedBytes),
    claimUpload: (claim) => claimUpload(database, tenant, claim),
    commitVerdict: (verdict) => commitVerdict(database, tenant, actor, verdict),
    releaseUpload: (claim, refusal) => releaseUpload(database, tenant, claim, refusal),
  };
}

function tenantUnit(transaction: Queryable, tenant: Tenant, actor: Actor): TenantUnit {
  return {
    ...singleStatements(transaction, tenant, actor),
    // Given on as it is called, so that whoever watches a unit sees all that is done in it.
    transaction(work) {
      return work(this);
    },
    createProject: (id, fields) => createProject(transaction, tenant, id, fields),
    updateProject: (id, changes) => updateProject(transaction, tenant, id, changes),
    archiveProject: (id) => archiveProject(transaction, tenant, id),
    setReviewPolicy: (projectId, policy) => setReviewPolicy(transaction, tenant, projectId, policy),
    decideContent: (contentId, decision) => decideContent(transaction, tenant, contentId, decision),
    createUploadSession: (session) => createUploadSessionWithin(transaction, { ...session, tenant, actor }),
    completePublishing: (contentId, fence) => completePublishing(transaction, tenant, contentId, fence),
    updateCaption: (contentId, caption, platformFit) =>
      updateCaption(transaction, tenant, contentId, caption, platformFit),
    cancelOpenUpload: (contentId, reason) => cancelOpenUpload(transaction, tenant, contentId, reason),
    discardStaged: (contentId) => discardStaged(transaction, tenant, contentId),
    cancelContent: (contentId, reasons) => cancelContent(transaction, tenant, contentId, reasons),
    createWebhookEndpoint: (endpoint, limit) => createWebhookEndpoint(transaction, tenant, endpoint, limit),
    updateWebhookEndpoint: (id, changes) => updateWebhookEndpoint(transaction, tenant, id, changes),
    deleteWebhookEndpoint: (id) => deleteWebhookEndpoint(transaction, tenant, id),
    rotateWebhookSecret: (id, sealedSecret, overlapMs) =>
      rotateWebhookSecret(transaction, tenant, id, sealedSecret, overlapMs),
    testWebhookEndpoint: (id, made) => testWebhookEndpoint(transaction, tenant, id, made),
    replayWebhookDelivery: (id, made) => replayWebhookDelivery(transaction, tenant, id, made),
    settleWebhookTry: (held, outcome) => settleWebhookTry(transaction, tenant, held, outcome),
    killApiKey: (keyId) => killApiKey(transaction, tenant, keyId),
    saveReply: (reply) => saveReply(transaction, tenant, reply),
    record: (event, by = actor) => recordEvent(transaction, tenant, by, event),
  };
}
