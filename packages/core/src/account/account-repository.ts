import type { Actor } from '../actor.ts';
import type { Changed, Page, PagePosition } from '../page.ts';
import type { ProjectFields } from '../project/project.ts';
import type { ApiKey } from './api-key.ts';
import type { AuditEventType, DomainEvent } from './audit.ts';
import type { Usage } from './quotas.ts';
import type { Tenant } from './tenant.ts';

/** One line of the audit log. */
export interface RecordedEvent {
  readonly id: string;
  readonly type: AuditEventType;
  readonly occurredAt: Date;
  /** This and `apiKeyId` are null for what no request asked for. */
  readonly requestId: string | null;
  readonly organizationId: string;
  readonly projectId: string | null;
  readonly apiKeyId: string | null;
  /** As a `DomainEvent` has it; how often, for a refusal. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface AuditQuery {
  /** Any text; what is no type of ours finds nothing. */
  readonly type: string | null;
  readonly projectId: string | null;
  readonly apiKeyId: string | null;
  /** Whole seconds, inclusive, as in lists of content. */
  readonly since: Date | null;
  readonly until: Date | null;
  readonly after: PagePosition | null;
  readonly limit: number;
}

/** A reply that a repeated request with the same key gets again (the contract, "Retrying"). */
export interface KeptReply {
  readonly key: string;
  readonly operationId: string;
  /** SHA-256 over what the request asked for, in hex. */
  readonly fingerprint: string;
  readonly status: number;
  /** The exact body; null where a repetition is answered from state, so that nothing signed or stale is kept. */
  readonly body: string | null;
  /** The items the reply spoke of, in order. */
  readonly contentIds: readonly string[];
}

export interface NewApiKey {
  readonly tenant: Tenant;
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly secretHash: Uint8Array;
  readonly scopes: ApiKey['scopes'];
  readonly rateLimitTier: ApiKey['rateLimitTier'];
}

/** What stands after the first start over an empty database. */
export interface FirstTenant {
  readonly organization: { readonly id: string; readonly name: string };
  /** Stands in both environments under one id. */
  readonly project: { readonly id: string; readonly fields: ProjectFields };
  readonly keys: readonly NewApiKey[];
}

/** A key as the operator sees it: everything but its hash. */
export type ApiKeySummary = Omit<ApiKey, 'secretHash' | 'parentOrganizationId'> & { readonly createdAt: Date };

/**
 * What `layers-content-admin` does; no tenant is bound here. Every change to a key writes its line of the audit log
 * (actor operator: no request) in the same transaction.
 */
export interface OperatorRepository {
  /**
   * Holds the database against one secret: the first one to come is noted, and so is one whose `previous` holds the
   * noted one. False when the database belongs to another secret; nothing was changed then.
   * @param check what a secret makes known of itself; the secret cannot be found from it.
   */
  claimSecret(check: string, previous: readonly string[]): Promise<boolean>;
  createOrganization(id: string, name: string): Promise<void>;
  listOrganizations(): Promise<readonly { readonly id: string; readonly name: string; readonly createdAt: Date }[]>;
  /** False when there is no such organization. */
  createApiKey(key: NewApiKey): Promise<boolean>;
  /** Oldest first; all organizations when null. */
  listApiKeys(organizationId: string | null): Promise<readonly ApiKeySummary[]>;
  /** Gives the key another secret under the same id and handle; null when it is absent, revoked or killed. */
  rotateApiKey(keyId: string, secretHash: Uint8Array): Promise<ApiKeySummary | null>;
  /** Keeps the first moment; null when absent. */
  revokeApiKey(keyId: string): Promise<ApiKeySummary | null>;
}

/** What is asked of an organization's account, in a transaction or outside. */
export interface AccountRepository {
  /**
   * What an earlier request with this key was answered in the last 24 hours. One that was kept before its work was
   * done, and whose item then ended without being completed, is none.
   */
  findReply(key: string): Promise<KeptReply | null>;
  /** Newest first. */
  listEvents(query: AuditQuery): Promise<Page<RecordedEvent>>;
  getUsage(): Promise<Usage>;
}

/** What is written to it in a transaction. */
export interface AccountUnit {
  /** Kills a key for ever, keeping the first moment; null when the organization has no such key in this environment. */
  killApiKey(keyId: string): Promise<Changed<ApiKey> | null>;
  /**
   * @throws IdempotencyKeyTakenError when the key was used in the last 24 hours; IdempotencyInProgressError when it
   * is being used.
   */
  saveReply(reply: KeptReply): Promise<void>;
  /**
   * Says what the use case did, for the audit log. It was whoever the repository is bound to, unless `by` names
   * another.
   */
  record(event: DomainEvent, by?: Actor): Promise<void>;
}
