import { putSlackBytes } from '../src/index.ts';
import type {
  ContentItem,
  DomainEvent,
  HeldClaim,
  Refusal,
  StoredContent,
  TenantRepository,
  TenantUnit,
  Upload,
  UploadClaim,
  UploadFile,
  Verdict,
} from '../src/index.ts';

const unused = (): Promise<never> => Promise.reject(new Error('a finalize has no need of this'));

/** One upload as the repository would keep it, for tests of its rules: the slice of the port a finalize works with. */
export class MemoryUploads implements TenantRepository {
  now = new Date('2026-06-12T14:00:00Z');
  item: ContentItem;
  upload: Upload;
  readonly events: DomainEvent[] = [];
  /** What a claim is answered instead, once; it may change the row, or throw. */
  beforeClaim: (() => void) | null = null;
  /** Happens once, just before a verdict is written. */
  beforeVerdict: (() => void) | null = null;

  constructor(files: readonly UploadFile[]) {
    this.item = {
      id: 'item',
      projectId: 'project',
      creativeType: 'uploaded',
      status: 'queued',
      format: null,
      hook: null,
      influencerId: null,
      sourceTiktokId: null,
      mediaId: null,
      caption: null,
      firstComment: null,
      assets: [],
      approvalStatus: 'pending',
      adsEnrollment: 'none',
      platformFit: [],
      createdAt: this.now,
      completedAt: null,
      failedAt: null,
      lastError: null,
    };
    const sessionExpiresAt = new Date(this.now.getTime() + putSlackBytes);
    this.upload = {
      state: 'queued',
      slideshow: files.length > 1,
      files,
      fence: 0,
      frozenKeys: [],
      leaseLapsed: false,
      media: [],
      decidedBy: null,
      stateChangedAt: this.now,
      sessionExpiresAt,
      refusal: null,
    };
  }

  change(change: Partial<Upload>): void {
    this.upload = { ...this.upload, ...change };
  }

  async findContent(contentId: string): Promise<StoredContent | null> {
    return contentId === this.item.id ? { item: this.item, upload: this.upload, now: this.now } : null;
  }

  async claimUpload({ fence, frozenKeys }: UploadClaim): Promise<boolean> {
    this.#once('beforeClaim');
    const { state, leaseLapsed } = this.upload;
    if (this.upload.fence !== fence || !(state === 'queued' || (state === 'processing' && leaseLapsed))) return false;
    this.change({ state: 'processing', fence: fence + 1, frozenKeys, leaseLapsed: false, refusal: null });
    return true;
  }

  async commitVerdict({ fence, caption, assets, media, platformFit }: Verdict): Promise<boolean> {
    this.#once('beforeVerdict');
    if (this.upload.state !== 'processing' || this.upload.fence !== fence) return false;
    this.change({ state: 'publishing', media });
    this.item = { ...this.item, caption, assets, platformFit };
    return true;
  }

  async releaseUpload({ fence, frozenKeys }: HeldClaim, refusal: Refusal | null): Promise<boolean> {
    const isHeld =
      this.upload.state === 'processing' &&
      this.upload.fence === fence &&
      String(this.upload.frozenKeys) === String(frozenKeys);
    if (isHeld) this.change({ state: 'queued', frozenKeys: [], refusal: refusal && { fence, answer: refusal } });
    return isHeld;
  }

  async transaction<T>(work: (unit: TenantUnit) => Promise<T>): Promise<T> {
    const before = [this.item, this.upload] as const;
    try {
      return await work(this.#unit);
    } catch (error) {
      [this.item, this.upload] = before;
      throw error;
    }
  }

  readonly #unit: TenantUnit = {
    transaction: (work) => this.transaction(work),
    findContent: (id) => this.findContent(id),
    declareFiles: unused,
    claimUpload: (claim) => this.claimUpload(claim),
    commitVerdict: (verdict) => this.commitVerdict(verdict),
    releaseUpload: (claim, refusal) => this.releaseUpload(claim, refusal),
    completePublishing: async (_contentId, fence) => {
      if (this.upload.state !== 'publishing' || this.upload.fence !== fence) return null;
      this.change({ state: 'completed', frozenKeys: [] });
      this.item = { ...this.item, status: 'completed', completedAt: this.now };
      return this.item;
    },
    record: async (event) => void this.events.push(event),
    createProject: unused,
    updateProject: unused,
    archiveProject: unused,
    createUploadSession: unused,
    updateCaption: unused,
    cancelOpenUpload: unused,
    discardStaged: unused,
    cancelContent: unused,
    decideContent: unused,
    setReviewPolicy: unused,
    getReview: unused,
    killApiKey: unused,
    saveReply: unused,
    findReply: unused,
    listEvents: unused,
    getUsage: unused,
    getProject: unused,
    listProjects: unused,
    listContent: unused,
    listWebhookEndpoints: unused,
    getWebhookEndpoint: unused,
    findWebhookSecret: unused,
    listWebhookDeliveries: unused,
    createWebhookEndpoint: unused,
    updateWebhookEndpoint: unused,
    deleteWebhookEndpoint: unused,
    rotateWebhookSecret: unused,
    testWebhookEndpoint: unused,
    replayWebhookDelivery: unused,
    settleWebhookTry: unused,
  };

  readonly createUploadSession = unused;
  readonly declareFiles = unused;
  readonly findReply = unused;
  readonly listEvents = unused;
  readonly getUsage = unused;
  readonly getProject = unused;
  readonly listProjects = unused;
  readonly listContent = unused;
  readonly getReview = unused;
  readonly listWebhookEndpoints = unused;
  readonly getWebhookEndpoint = unused;
  readonly findWebhookSecret = unused;
  readonly listWebhookDeliveries = unused;

  #once(name: 'beforeClaim' | 'beforeVerdict'): void {
    const act = this[name];
    this[name] = null;
    act?.();
  }
}
