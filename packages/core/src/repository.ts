import type { ApiKey } from './account/api-key.ts';
import type { Actor, AuditEventType, DomainEvent } from './account/audit.ts';
import type { Asset, CancelReason, ContentItem, ContentStatus, CreativeType, UploadFile } from './content/content-item.ts';
import type { ContentType, MediaInfo } from './content/media-info.ts';
import type { PlatformFit } from './platform-fit/platform-fit.ts';
import type { Project, ProjectFields, ProjectStatus } from './project/project.ts';
import type { QuotaName, Quotas } from './account/quotas.ts';
import type { Environment, Tenant } from './account/tenant.ts';

/** The states of an upload (docs/upload-lifecycle.md); readers see `publishing` as `processing`. */
export type UploadState = 'queued' | 'processing' | 'publishing' | 'completed' | 'canceled';

/** A finalize refusal, kept so that finalizes waiting in other processes answer the same. */
export interface Refusal {
  readonly code: 'UPLOAD_INCOMPLETE' | 'PAYLOAD_TOO_LARGE' | 'VALIDATION';
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>> | null;
}

/** The upload behind an item of creative type `uploaded`. */
export interface Upload {
  readonly state: UploadState;
  readonly slideshow: boolean;
  /** In declared order, positions 1…n. */
  readonly files: readonly UploadFile[];
  /** Counts the claims; a worker whose fence is no longer the row's has lost the item. */
  readonly fence: number;
  /** One key a file, in order, of the claim at work or of the verdict to publish; else empty. */
  readonly frozenKeys: readonly string[];
  /** True when the worker that held the claim is past its lease. */
  readonly leaseLapsed: boolean;
  /** What was measured, one entry an asset; empty until judged. */
  readonly media: readonly MediaInfo[];
  readonly sessionExpiresAt: Date;
  /** How the claim of this fence was refused, if it was. */
  readonly refusal: { readonly fence: number; readonly answer: Refusal } | null;
}

/** One row, as of the database's `now`. */
export interface StoredContent {
  readonly item: ContentItem;
  /** Null for generated items. */
  readonly upload: Upload | null;
  readonly now: Date;
}

export interface NewUploadItem {
  readonly id: string;
  readonly files: readonly UploadFile[];
  /** What the item takes of the stored-bytes quota until it is settled: declared sizes and `putSlackBytes` a file; 0 in the sandbox. */
  readonly reservedBytes: number;
}

export interface NewUploadSession {
  readonly projectId: string;
  /** Created one millisecond apart in this order. */
  readonly items: readonly NewUploadItem[];
  readonly slideshow: boolean;
  readonly sessionTtlMs: number;
  readonly quotas: Quotas;
}

export type OpenedSession =
  | { readonly outcome: 'opened'; readonly now: Date; readonly sessionExpiresAt: Date }
  | { readonly outcome: 'project_absent' }
  | { readonly outcome: 'project_archived' }
  /** Nothing was opened or reserved. */
  | { readonly outcome: 'quota_exceeded'; readonly quota: QuotaName; readonly usage: Usage };

/** A keyset position: the last row of the page before. `createdAt` has milliseconds. */
export interface PagePosition {
  readonly createdAt: Date;
  readonly id: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Null on the last page. */
  readonly next: PagePosition | null;
}

export interface ContentQuery {
  readonly projectId: string;
  readonly statuses: readonly ContentStatus[];
  readonly formats: readonly string[];
  readonly creativeType: CreativeType | null;
  /** Both bounds are inclusive and compare whole seconds of `createdAt`. */
  readonly since: Date | null;
  readonly until: Date | null;
  readonly after: PagePosition | null;
  readonly limit: number;
}

export interface ProjectQuery {
  readonly status: ProjectStatus | null;
  /** Part of the name, without regard to case. */
  readonly search: string | null;
  readonly customerExternalId: string | null;
  readonly after: PagePosition | null;
  readonly limit: number;
}

export type ProjectChanges = Partial<ProjectFields> & { readonly status?: 'active' };

export interface UploadClaim {
  readonly contentId: string;
  /** The fence as it was read; the claim raises it by one and fails when it has moved. */
  readonly fence: number;
  /** Where this claim's copies will lie (`frozenKeyOf` with `fence + 1`); recorded before any copy starts. */
  readonly frozenKeys: readonly string[];
  readonly leaseMs: number;
}

/** A claim as its worker holds it. */
export interface HeldClaim {
  readonly contentId: string;
  /** Its own: one more than was read before it. */
  readonly fence: number;
  readonly frozenKeys: readonly string[];
}

export interface Verdict {
  readonly contentId: string;
  readonly fence: number;
  readonly caption: string;
  readonly assets: readonly Asset[];
  readonly media: readonly MediaInfo[];
  readonly platformFit: readonly PlatformFit[];
}

export type CancelOutcome =
  /** `changed` is false when it was canceled before. */
  | { readonly outcome: 'canceled'; readonly item: ContentItem; readonly changed: boolean }
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'generated' }
  | { readonly outcome: 'absent' };

/** What a repeated effect left as it was is not `changed`; nothing is told of it again. */
export type Changed<T> = T & { readonly changed: boolean };

/** A reply that a repeated request with the same key gets again (contract.md, "Idempotency"). */
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

/** Counters of an organization in one environment, always equal to a recount of its rows. */
export interface Usage {
  /** Uploads that are neither completed nor canceled. */
  readonly openUploads: number;
  /** Bytes of completed uploads, and what open ones have reserved. */
  readonly storedBytes: number;
  /** Items opened since midnight UTC. */
  readonly itemsToday: number;
  /** The next midnight UTC. */
  readonly dayEndsAt: Date;
}

/**
 * What a transaction works with: all its reads, and writes that become true together or not at all. Its own `transaction` is
 * the one that is open already. Nothing but database work happens inside.
 */
export interface TenantUnit extends TenantRepository {
  createProject(id: string, fields: ProjectFields): Promise<Project>;
  /** Changes only the fields that are present; `metadata` is replaced whole; `status: 'active'` restores. */
  updateProject(id: string, changes: ProjectChanges): Promise<Project | null>;
  /** Archives (keeping the first `archivedAt`) and, with it, cancels the project's open uploads that no finalize holds. */
  archiveProject(id: string): Promise<Changed<Project> | null>;
  /** Opens all items of a session or none, and reserves their share of the quotas. */
  createUploadSession(session: NewUploadSession): Promise<OpenedSession>;
  /** `publishing` with this fence → `completed` now; staging and frozen keys go to the outbox. Null when another was first. */
  completePublishing(contentId: string, fence: number): Promise<ContentItem | null>;
  /** Sets the caption of a completed upload and its `completedAt` to now; null when it is not one. */
  updateCaption(contentId: string, caption: string, platformFit: readonly PlatformFit[]): Promise<ContentItem | null>;
  /** Open or completed → `canceled`, its keys to the outbox; a canceled item stays as it is; `busy` while a finalize holds it. */
  cancelContent(contentId: string, reasons: { readonly open: CancelReason; readonly completed: CancelReason }): Promise<CancelOutcome>;
  /** Kills a key for ever, keeping the first moment; null when the organization has no such key in this environment. */
  killApiKey(keyId: string): Promise<Changed<ApiKey> | null>;
  /** @throws IdempotencyKeyTakenError when the key was used in the last 24 hours; IdempotencyInProgressError when it is being used. */
  saveReply(reply: KeptReply): Promise<void>;
  /** Says what the use case did, for the audit log. It was whoever the repository is bound to, unless `by` names another. */
  record(event: DomainEvent, by?: Actor): Promise<void>;
}

/** All reads and writes of one organization in one environment, bound to who asks; nothing else is visible through it. */
export interface TenantRepository {
  /** Runs `work` in one transaction; what it throws undoes everything it did. */
  transaction<T>(work: (unit: TenantUnit) => Promise<T>): Promise<T>;
  /** What an earlier request with this key was answered in the last 24 hours. */
  findReply(key: string): Promise<KeptReply | null>;
  /** Newest first. */
  listEvents(query: AuditQuery): Promise<Page<RecordedEvent>>;
  getUsage(): Promise<Usage>;
  getProject(id: string): Promise<Project | null>;
  /** Newest first. */
  listProjects(query: ProjectQuery): Promise<Page<Project>>;
  findContent(contentId: string): Promise<StoredContent | null>;
  /** Newest first; null when the project is absent. */
  listContent(query: ContentQuery): Promise<Page<ContentItem> | null>;

  /**
   * `queued` (session still open) or lapsed `processing` → `processing`; false when the item was not claimable or the fence moved.
   * A lapsed claim's frozen keys go to the outbox; an earlier refusal is forgotten.
   */
  claimUpload(claim: UploadClaim): Promise<boolean>;
  /** `processing` with this fence → `publishing`; false when the race was lost. */
  commitVerdict(verdict: Verdict): Promise<boolean>;
  /**
   * `processing` by this very claim → `queued`; frozen keys go to the outbox; a refusal is kept for waiting finalizes. False for a
   * claim that was not made, also where another's has the same fence.
   */
  releaseUpload(claim: HeldClaim, refusal: Refusal | null): Promise<boolean>;
}

/** What waits in the database, whichever process will do it. */
export interface Backlog {
  /** Uploads that are neither completed nor canceled. */
  readonly openUploads: number;
  /** Open uploads that no live claim holds and whose session has ended: the sweep cancels them. */
  readonly expiredUploads: number;
  /** Uploads whose worker is past its lease: another finalize or the sweep takes them up. */
  readonly lapsedUploads: number;
  /** Keys of the outbox that may be deleted now. */
  readonly dueDeletions: number;
}

/** An upload whose worker died between verdict and completion. */
export interface AbandonedUpload {
  readonly tenant: Tenant;
  readonly contentId: string;
}

/** Work that belongs to no tenant: timers and the store's own bookkeeping. Every batch skips rows others hold. */
export interface MaintenanceRepository {
  /** Cancels up to `limit` uploads whose session has expired and which no live claim holds; returns how many. */
  cancelExpired(limit: number): Promise<number>;
  /** Takes up to `limit` uploads left `publishing` by a worker past its lease; each is the taker's for another lease. */
  takeAbandonedPublishing(limit: number, leaseMs: number): Promise<readonly AbandonedUpload[]>;
  /** Takes up to `limit` keys due for deletion and hides them for `hiddenMs`, so that a crash only delays them. */
  takeDeletions(limit: number, hiddenMs: number): Promise<readonly string[]>;
  confirmDeletions(keys: readonly string[]): Promise<void>;
  /** Puts those of `keys` that no row knows into the outbox; returns them. */
  scheduleUnknown(keys: readonly string[]): Promise<readonly string[]>;
  /** Whether the caller is the one to do `job` now: of all processes one is, and nobody again before `intervalMs` have passed. */
  takeTurn(job: string, intervalMs: number): Promise<boolean>;
  /** Lets every lease lapse at once; only for a process that holds its database alone. */
  expireLeases(): Promise<void>;
  /** Forgets replies past their 24 hours, audit lines past their 90 days and counted requests of past days; returns how many. `stopping` ends it after a batch. */
  forgetOld(stopping?: AbortSignal): Promise<number>;
  /** Counts anew for today where a clock that ran ahead has left counters of a day to come; answers how many. */
  giveBackDays(): Promise<number>;
  /** Looks after the tables of a database that has no helpers for it, one table a call; answers how many steps of what it took. */
  tendTables(): Promise<Readonly<Record<string, number>>>;
  /** What waits to be done, of all tenants. */
  backlog(): Promise<Backlog>;
  now(): Promise<Date>;
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
 * What `layers-content-admin` does; no tenant is bound here. Every change to a key writes its line of the audit log (actor
 * operator: no request) in the same transaction.
 */
export interface OperatorRepository {
  /**
   * Holds the database against one secret: the first one to come is noted, and so is one whose `previous` holds the noted one.
   * False when the database belongs to another secret; nothing was changed then.
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

/** What a row says must lie in the store: a completed upload's served objects, a publishing one's frozen copies. */
export interface HeldObjects {
  readonly tenant: Tenant;
  readonly contentId: string;
  readonly state: 'publishing' | 'completed';
  readonly objects: readonly { readonly key: string; readonly sizeBytes: number }[];
}

/** What the database says of one object of the store. */
export interface ObjectUse {
  readonly key: string;
  /** A row's state needs it, or will give it to the outbox when it ends. */
  readonly isNeeded: boolean;
  /** It waits in the outbox to be deleted. */
  readonly isScheduled: boolean;
}

/** Counters of one organization and environment, and what its rows add up to. */
export interface UsageRecount {
  readonly tenant: Tenant;
  readonly counted: Omit<Usage, 'dayEndsAt'>;
  readonly recounted: Omit<Usage, 'dayEndsAt'>;
}

/** What a check of the whole asks; nothing is changed. */
export interface InspectionRepository {
  /** Up to `limit` uploads of an environment that hold objects, by rising id, after this one. */
  listHeldObjects(environment: Environment, afterContentId: string | null, limit: number): Promise<readonly HeldObjects[]>;
  /** One answer a key, all as of one moment. */
  judgeObjects(keys: readonly string[]): Promise<readonly ObjectUse[]>;
  /** The counters that are not what a recount of the rows gives, all as of one moment. */
  recountUsage(): Promise<readonly UsageRecount[]>;
}

export interface Repository {
  /** @param actor who is told as the one who did it, in what is recorded. */
  forTenant(tenant: Tenant, actor: Actor): TenantRepository;
  readonly maintenance: MaintenanceRepository;
  /** By primary key, never cached: a revoked key stops on the next request. */
  findApiKey(handle: string): Promise<ApiKey | null>;
  /** Replaces the hash of a key, unless it has changed since it was read: the secret behind all hashes was changed. */
  rehashApiKey(key: ApiKey, secretHash: Uint8Array): Promise<void>;
  /** Writes that a key which exists was refused so many times: at most one line a minute for each key and reason, with a count. */
  recordRefusals(key: ApiKey, refusals: { readonly reason: string; readonly requestId: string; readonly count: number }): Promise<void>;
  readonly operator: OperatorRepository;
  readonly inspection: InspectionRepository;
  /** What a PUT to this staging key may do now; null when no upload owns the key. */
  findStagingTarget(stagingKey: string): Promise<Tenant & { readonly status: ContentStatus; readonly lastErrorCode: string | null; readonly now: Date } | null>;
  /** A sealed object that may be served; null unless its item is completed. */
  findSealedObject(publicKey: string): Promise<{ readonly contentType: ContentType; readonly sizeBytes: number } | null>;
  isEmpty(): Promise<boolean>;
  /** Creates organization, project and keys in one transaction. */
  createFirstTenant(first: FirstTenant): Promise<void>;
  /** Throws `UnavailableError` when the database cannot answer, or only reads. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
