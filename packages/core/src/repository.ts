import type { AccountRepository, AccountUnit, FirstTenant, OperatorRepository } from './account/account-repository.ts';
import type { ApiKey } from './account/api-key.ts';
import type { Tenant } from './account/tenant.ts';
import type { Actor } from './actor.ts';
import type { ContentStatus } from './content/content-item.ts';
import type { ContentRepository } from './content/content-repository.ts';
import type { ContentType } from './content/media-info.ts';
import type { ProjectRepository, ProjectUnit } from './project/project-repository.ts';
import type { ReviewRepository, ReviewUnit } from './review/review-repository.ts';
import type { InspectionRepository, MaintenanceRepository } from './upkeep/maintenance-repository.ts';
import type { UploadRepository, UploadUnit } from './upload/upload-repository.ts';
import type { WebhookMaintenance, WebhookRepository, WebhookUnit } from './webhook/webhook-repository.ts';

/**
 * All reads and writes of one organization in one environment, bound to who asks; nothing else is visible through it.
 */
export interface TenantRepository
  extends
    AccountRepository,
    ProjectRepository,
    ContentRepository,
    ReviewRepository,
    UploadRepository,
    WebhookRepository {
  /** Runs `work` in one transaction; what it throws undoes everything it did. */
  transaction<T>(work: (unit: TenantUnit) => Promise<T>): Promise<T>;
}

/**
 * What a transaction works with: all its reads, and writes that become true together or not at all. Its own
 * `transaction` is the one that is open already. Nothing but database work happens inside.
 */
export interface TenantUnit extends TenantRepository, AccountUnit, ProjectUnit, ReviewUnit, UploadUnit, WebhookUnit {}

export interface Repository {
  /** @param actor who is told as the one who did it, in what is recorded. */
  forTenant(tenant: Tenant, actor: Actor): TenantRepository;
  readonly maintenance: MaintenanceRepository;
  /** By primary key, never cached: a revoked key stops on the next request. */
  findApiKey(handle: string): Promise<ApiKey | null>;
  /** Replaces the hash of a key, unless it has changed since it was read: the secret behind all hashes was changed. */
  rehashApiKey(key: ApiKey, secretHash: Uint8Array): Promise<void>;
  /**
   * Writes that a key which exists was refused so many times: at most one line a minute for each key and reason, with
   * a count.
   */
  recordRefusals(
    key: ApiKey,
    refusals: { readonly reason: string; readonly requestId: string; readonly count: number },
  ): Promise<void>;
  readonly operator: OperatorRepository;
  readonly inspection: InspectionRepository;
  readonly webhooks: WebhookMaintenance;
  /** What a PUT to this staging key may do now; null when no upload owns the key. */
  findStagingTarget(
    stagingKey: string,
  ): Promise<
    (Tenant & { readonly status: ContentStatus; readonly lastErrorCode: string | null; readonly now: Date }) | null
  >;
  /** A sealed object that may be served; null unless its item is completed. */
  findSealedObject(
    publicKey: string,
  ): Promise<{ readonly contentType: ContentType; readonly sizeBytes: number } | null>;
  isEmpty(): Promise<boolean>;
  /** Creates organization, project and keys in one transaction. */
  createFirstTenant(first: FirstTenant): Promise<void>;
  /** Throws `UnavailableError` when the database cannot answer, or only reads. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
