import type { Repository, Tenant, TenantRepository } from '@layers-content/core';
import type { Database } from '../database.ts';
import { cancelContent } from './cancel.ts';
import { createUploadSession, findContent, listContent } from './content.ts';
import { maintenanceRepository } from './maintenance.ts';
import { findSealedObject, findStagingTarget } from './objects.ts';
import { archiveProject, createProject, getProject, listProjects, updateProject } from './projects.ts';
import { createFirstTenant, findApiKey, isEmpty } from './tenants.ts';
import { claimUpload, commitVerdict, completePublishing, releaseUpload, updateCaption } from './uploads.ts';

/** The repository port over a migrated database. */
export function repositoryOver(database: Database): Repository {
  return {
    forTenant: (tenant) => tenantRepository(database, tenant),
    maintenance: maintenanceRepository(database),
    findApiKey: (handle) => findApiKey(database, handle),
    findStagingTarget: (stagingKey) => findStagingTarget(database, stagingKey),
    findSealedObject: (publicKey) => findSealedObject(database, publicKey),
    isEmpty: () => isEmpty(database),
    createFirstTenant: (first) => createFirstTenant(database, first),
    ping: async () => {
      await database.query('SELECT 1');
    },
    close: () => database.close(),
  };
}

function tenantRepository(database: Database, tenant: Tenant): TenantRepository {
  return {
    createProject: (id, fields) => createProject(database, tenant, id, fields),
    getProject: (id) => getProject(database, tenant, id),
    listProjects: (query) => listProjects(database, tenant, query),
    updateProject: (id, changes) => updateProject(database, tenant, id, changes),
    archiveProject: (id) => archiveProject(database, tenant, id),
    createUploadSession: (session) => createUploadSession(database, tenant, session),
    findContent: (contentId) => findContent(database, tenant, contentId),
    listContent: (query) => listContent(database, tenant, query),
    claimUpload: (claim) => claimUpload(database, tenant, claim),
    commitVerdict: (verdict) => commitVerdict(database, tenant, verdict),
    completePublishing: (contentId, fence) => completePublishing(database, tenant, contentId, fence),
    releaseUpload: (contentId, fence, refusal) => releaseUpload(database, tenant, contentId, fence, refusal),
    updateCaption: (contentId, caption, platformFit) => updateCaption(database, tenant, contentId, caption, platformFit),
    cancelContent: (contentId, reasons) => cancelContent(database, tenant, contentId, reasons),
  };
}
