import type { Actor, Repository, Tenant, TenantRepository, TenantUnit } from '@layers-content/core';

/** Every method that only a unit has, each call in a transaction of its own. */
function alone(repository: TenantRepository): Omit<TenantUnit, keyof TenantRepository> {
  return {
    createProject: (...args) => repository.transaction((unit) => unit.createProject(...args)),
    updateProject: (...args) => repository.transaction((unit) => unit.updateProject(...args)),
    archiveProject: (...args) => repository.transaction((unit) => unit.archiveProject(...args)),
    completePublishing: (...args) => repository.transaction((unit) => unit.completePublishing(...args)),
    updateCaption: (...args) => repository.transaction((unit) => unit.updateCaption(...args)),
    cancelOpenUpload: (...args) => repository.transaction((unit) => unit.cancelOpenUpload(...args)),
    discardStaged: (...args) => repository.transaction((unit) => unit.discardStaged(...args)),
    cancelContent: (...args) => repository.transaction((unit) => unit.cancelContent(...args)),
    setReviewPolicy: (...args) => repository.transaction((unit) => unit.setReviewPolicy(...args)),
    decideContent: (...args) => repository.transaction((unit) => unit.decideContent(...args)),
    createWebhookEndpoint: (...args) => repository.transaction((unit) => unit.createWebhookEndpoint(...args)),
    updateWebhookEndpoint: (...args) => repository.transaction((unit) => unit.updateWebhookEndpoint(...args)),
    deleteWebhookEndpoint: (...args) => repository.transaction((unit) => unit.deleteWebhookEndpoint(...args)),
    rotateWebhookSecret: (...args) => repository.transaction((unit) => unit.rotateWebhookSecret(...args)),
    testWebhookEndpoint: (...args) => repository.transaction((unit) => unit.testWebhookEndpoint(...args)),
    replayWebhookDelivery: (...args) => repository.transaction((unit) => unit.replayWebhookDelivery(...args)),
    settleWebhookTry: (...args) => repository.transaction((unit) => unit.settleWebhookTry(...args)),
    killApiKey: (...args) => repository.transaction((unit) => unit.killApiKey(...args)),
    saveReply: (...args) => repository.transaction((unit) => unit.saveReply(...args)),
    record: (...args) => repository.transaction((unit) => unit.record(...args)),
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
