import type { Usage } from '../account/quotas.ts';
import type { Environment, Tenant } from '../account/tenant.ts';

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
  /** Deliveries to active endpoints whose time has come. */
  readonly dueWebhooks: number;
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
  /**
   * Takes up to `limit` uploads left `publishing` by a worker past its lease; each is the taker's for another lease.
   */
  takeAbandonedPublishing(limit: number, leaseMs: number): Promise<readonly AbandonedUpload[]>;
  /** Takes up to `limit` keys due for deletion and hides them for `hiddenMs`, so that a crash only delays them. */
  takeDeletions(limit: number, hiddenMs: number): Promise<readonly string[]>;
  confirmDeletions(keys: readonly string[]): Promise<void>;
  /** Puts those of `keys` that no row knows into the outbox; returns them. */
  scheduleUnknown(keys: readonly string[]): Promise<readonly string[]>;
  /**
   * Whether the caller is the one to do `job` now: of all processes one is, and nobody again before `intervalMs` have
   * passed.
   */
  takeTurn(job: string, intervalMs: number): Promise<boolean>;
  /** Lets every lease lapse at once; only for a process that holds its database alone. */
  expireLeases(): Promise<void>;
  /**
   * Forgets replies past their 24 hours, audit lines past their 90 days, counted requests of past days, webhook events
   * past their 30 days and secrets that sign no more; returns how many. `stopping` ends it after a batch.
   */
  forgetOld(stopping?: AbortSignal): Promise<number>;
  /** Counts anew for today where a clock that ran ahead has left counters of a day to come; answers how many. */
  giveBackDays(): Promise<number>;
  /**
   * Brings back what a clock that ran ahead has left for a day to come: leases, deletions, tries and turns are for now,
   * and open sessions have `sessionTtlMs` left. Answers how many rows.
   */
  giveBackMoments(sessionTtlMs: number): Promise<number>;
  /**
   * Looks after the tables of a database that has no helpers for it, one table a call; answers how many steps of what
   * it took.
   */
  tendTables(): Promise<Readonly<Record<string, number>>>;
  /** What waits to be done, of all tenants. */
  backlog(): Promise<Backlog>;
  now(): Promise<Date>;
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
  listHeldObjects(
    environment: Environment,
    afterContentId: string | null,
    limit: number,
  ): Promise<readonly HeldObjects[]>;
  /** One answer a key, all as of one moment. */
  judgeObjects(keys: readonly string[]): Promise<readonly ObjectUse[]>;
  /** The counters that are not what a recount of the rows gives, all as of one moment. */
  recountUsage(): Promise<readonly UsageRecount[]>;
}
