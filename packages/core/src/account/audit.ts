import type { ReviewPolicy } from '../review/review-policy.ts';
import type { ApiKey } from './api-key.ts';

/** What the audit log tells of; every mutation is written in the transaction of its effect. */
export const auditEventTypes = [
  'project.created',
  'project.updated',
  'project.archived',
  'upload_session.created',
  'content.completed',
  'content.caption_updated',
  'content.canceled',
  'content.approved',
  'content.rejected',
  'content_review_policy.updated',
  'api_key.created',
  'api_key.rotated',
  'api_key.revoked',
  'api_key.killed',
  'webhook_endpoint.created',
  'webhook_endpoint.updated',
  'webhook_endpoint.deleted',
  'webhook_endpoint.rotated',
  'webhook_endpoint.tested',
  'webhook_endpoint.paused',
  'webhook_endpoint.auto_paused',
  'webhook_delivery.replayed',
  'request.refused',
] as const;
export type AuditEventType = (typeof auditEventTypes)[number];

/** What happened, worded once by whoever did it. Ids are bare; neither a secret nor a caption is ever in `data`. */
export type DomainEvent =
  | OfProject<'project.created' | 'project.archived', Readonly<Record<string, never>>>
  | OfProject<'project.updated', { readonly fields: readonly string[] }>
  | OfProject<'upload_session.created', { readonly contentIds: readonly string[] }>
  | OfProject<'content.completed' | 'content.caption_updated', { readonly contentId: string }>
  | OfProject<'content.canceled', { readonly contentId: string; readonly reason: string | null }>
  | OfProject<'content.approved', { readonly contentId: string; readonly note: string | null }>
  | OfProject<'content.rejected', { readonly contentId: string; readonly reason: string }>
  | OfProject<'content_review_policy.updated', { readonly policy: ReviewPolicy['policy']; readonly firstN?: number }>
  | OfKey<'api_key.killed', { readonly apiKeyId: string }>
  | OfEndpoint<
      | 'webhook_endpoint.created'
      | 'webhook_endpoint.deleted'
      | 'webhook_endpoint.rotated'
      | 'webhook_endpoint.paused'
      | 'webhook_endpoint.auto_paused',
      { readonly endpointId: string }
    >
  | OfEndpoint<'webhook_endpoint.updated', { readonly endpointId: string; readonly fields: readonly string[] }>
  | OfEndpoint<
      'webhook_endpoint.tested' | 'webhook_delivery.replayed',
      { readonly endpointId: string; readonly deliveryId: string }
    >
  | OfKey<
      'api_key.created' | 'api_key.rotated' | 'api_key.revoked',
      { readonly apiKeyId: string } & Pick<ApiKey, 'name' | 'scopes' | 'rateLimitTier'>
    >;

interface OfProject<Type extends AuditEventType, Data> {
  readonly type: Type;
  readonly projectId: string;
  readonly data: Data;
}

interface OfKey<Type extends AuditEventType, Data> {
  readonly type: Type;
  readonly projectId: null;
  readonly data: Data;
}

interface OfEndpoint<Type extends AuditEventType, Data> {
  readonly type: Type;
  /** The endpoint's; null for one of all projects. */
  readonly projectId: string | null;
  readonly data: Data;
}
