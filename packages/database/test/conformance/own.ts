import type { Repository, Tenant, TenantRepository, TenantUnit } from '@layers-content/core';

/** Every method of a unit, each call in a transaction of its own. */
function alone(repository: TenantRepository): TenantUnit {
  return {
    createProject: (...args) => repository.together((unit) => unit.createProject(...args)),
    updateProject: (...args) => repository.together((unit) => unit.updateProject(...args)),
    archiveProject: (...args) => repository.together((unit) => unit.archiveProject(...args)),
    createUploadSession: (...args) => repository.together((unit) => unit.createUploadSession(...args)),
    commitVerdict: (...args) => repository.together((unit) => unit.commitVerdict(...args)),
    completePublishing: (...args) => repository.together((unit) => unit.completePublishing(...args)),
    updateCaption: (...args) => repository.together((unit) => unit.updateCaption(...args)),
    cancelContent: (...args) => repository.together((unit) => unit.cancelContent(...args)),
    killApiKey: (...args) => repository.together((unit) => unit.killApiKey(...args)),
    keepReply: (...args) => repository.together((unit) => unit.keepReply(...args)),
    recordEvent: (...args) => repository.together((unit) => unit.recordEvent(...args)),
  };
}

/** A tenant's repository whose writes may also be called on their own. */
export type Own = TenantRepository & TenantUnit;

export function ownOf(repository: Repository, tenant: Tenant): Own {
  const own = repository.forTenant(tenant);
  // What both have is the repository's.
  return { ...alone(own), ...own };
}
