import type { Actor, Repository, Tenant, TenantRepository, TenantUnit } from '@layers-content/core';

/** Every method that only a unit has, each call in a transaction of its own. */
function alone(repository: TenantRepository): Omit<TenantUnit, keyof TenantRepository> {
  return {
    createProject: (...args) => repository.together((unit) => unit.createProject(...args)),
    updateProject: (...args) => repository.together((unit) => unit.updateProject(...args)),
    archiveProject: (...args) => repository.together((unit) => unit.archiveProject(...args)),
    createUploadSession: (...args) => repository.together((unit) => unit.createUploadSession(...args)),
    completePublishing: (...args) => repository.together((unit) => unit.completePublishing(...args)),
    updateCaption: (...args) => repository.together((unit) => unit.updateCaption(...args)),
    cancelContent: (...args) => repository.together((unit) => unit.cancelContent(...args)),
    killApiKey: (...args) => repository.together((unit) => unit.killApiKey(...args)),
    saveReply: (...args) => repository.together((unit) => unit.saveReply(...args)),
    record: (...args) => repository.together((unit) => unit.record(...args)),
  };
}

/** A tenant's repository whose writes may also be called on their own. */
export type Own = TenantUnit;

/** Who asks where it does not matter. */
export const ownActor = { requestId: 'req_1', apiKeyId: '00000000-0000-4000-8000-a00000000000' };

export function ownOf(repository: Repository, tenant: Tenant, actor: Actor = ownActor): Own {
  const own = repository.forTenant(tenant, actor);
  return { ...own, ...alone(own) };
}
