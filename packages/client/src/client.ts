import type {
  ApproveContentRequest,
  ApprovedContent,
  ArchivedProject,
  AuditLogPage,
  CaptionRequest,
  CheckedPlatformFit,
  ContentAsset,
  ContentItem,
  ContentPage,
  ContentPlatformFit,
  ContentProgress,
  ContentReviewPolicy,
  CreateProjectRequest,
  CreateUploadSessionRequest,
  CreateWebhookEndpointRequest,
  DeletedWebhookEndpoint,
  Identity,
  KilledApiKey,
  operations,
  paths,
  PlatformRulesList,
  PostDescription,
  Project,
  ProjectPage,
  RejectContentRequest,
  RejectedContent,
  UpdateContentReviewPolicyRequest,
  UpdateProjectRequest,
  UpdateWebhookEndpointRequest,
  UploadContentFromUrlRequest,
  UploadSession,
  Usage,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookEndpoint,
  WebhookEndpointList,
  WebhookEndpointWithSecret,
} from '@layers-content/contract';
import createOpenApiClient from 'openapi-fetch';
import { apiErrorOf, parseJson, sendAndRead } from './answers.ts';
import type { SendRequest } from './answers.ts';
import { everyItem } from './every-item.ts';

/** Where the service is, and the key to speak to it with. */
export interface ClientOptions {
  /** Such as `http://127.0.0.1:8787`; the `/v1` is added. */
  readonly baseUrl: string;
  /** `lp_live_…` or `lp_test_…`. */
  readonly apiKey: string;
  /** Instead of the runtime's `fetch`. */
  readonly fetch?: SendRequest | undefined;
}

/** What every call takes besides its own parameters. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * Sent as `Idempotency-Key`: 1–255 printable ASCII characters, a fresh one for each new intent. For 24 hours the same
   * call with it has one effect and one answer; another call with it fails with `IDEMPOTENCY_CONFLICT`.
   */
  readonly idempotencyKey?: string | undefined;
}

/** The filters of `listContent`; all have to hold. */
export type ListContentQuery = NonNullable<operations['listContent']['parameters']['query']>;
/** The filters of `listProjects`; all have to hold. */
export type ListProjectsQuery = NonNullable<operations['listProjects']['parameters']['query']>;
/** The filters of `listAuditLog`; all have to hold. */
export type ListAuditLogQuery = NonNullable<operations['listAuditLog']['parameters']['query']>;
/** Of which platforms; TikTok and Instagram where none is named. */
export type ListPlatformRulesQuery = NonNullable<operations['listPlatformRules']['parameters']['query']>;
/** For which platforms; TikTok and Instagram where none is named. */
export type GetPlatformFitQuery = NonNullable<operations['getPlatformFit']['parameters']['query']>;
/** Which page of `listWebhookDeliveries`. */
export type ListWebhookDeliveriesQuery = NonNullable<operations['listWebhookDeliveries']['parameters']['query']>;

/**
 * One method per operation of the API, under the operation's name; `content` besides, which lists page after page.
 * Each throws LayersApiError for any answer but a success and LayersNetworkError when none came.
 */
export interface LayersClient {
  createUploadSession(
    projectId: string,
    body: CreateUploadSessionRequest,
    options?: CallOptions,
  ): Promise<UploadSession>;
  /**
   * Answers when the service has fetched the media; send an `idempotencyKey`, so that a repetition makes no second
   * item.
   */
  uploadContentFromUrl(
    projectId: string,
    body: UploadContentFromUrlRequest,
    options?: CallOptions,
  ): Promise<ContentItem>;
  refreshUploadUrls(containerId: string, options?: CallOptions): Promise<UploadSession>;
  finalizeUpload(containerId: string, body: CaptionRequest, options?: CallOptions): Promise<ContentItem>;
  listContent(projectId: string, query?: ListContentQuery, options?: CallOptions): Promise<ContentPage>;
  /**
   * Every item of a project that the filters let through, newest first: `for await (const item of
   * client.content(projectId))`. Asks `listContent` for a page whenever it is reached, and for none after the loop
   * was left.
   */
  content(
    projectId: string,
    query?: Omit<ListContentQuery, 'cursor' | 'limit'>,
    options?: Pick<CallOptions, 'signal'>,
  ): AsyncGenerator<ContentItem, void, undefined>;
  getContent(containerId: string, options?: CallOptions): Promise<ContentItem>;
  /** What an item is at, until its `status` is `completed`, `canceled` or `failed`. */
  getContentProgress(containerId: string, options?: CallOptions): Promise<ContentProgress>;
  getAsset(containerId: string, assetId: string, options?: CallOptions): Promise<ContentAsset>;
  updateContent(containerId: string, body: CaptionRequest, options?: CallOptions): Promise<ContentItem>;
  cancelContent(containerId: string, options?: CallOptions): Promise<ContentItem>;
  /** Approves a completed item that waits for it; a decision stays. */
  approveContent(containerId: string, body?: ApproveContentRequest, options?: CallOptions): Promise<ApprovedContent>;
  /** Rejects a completed item that waits for approval, and says why; a decision stays. */
  rejectContent(containerId: string, body: RejectContentRequest, options?: CallOptions): Promise<RejectedContent>;
  getContentReviewPolicy(projectId: string, options?: CallOptions): Promise<ContentReviewPolicy>;
  /** What a project asks of the items that are completed from now on. */
  updateContentReviewPolicy(
    projectId: string,
    body: UpdateContentReviewPolicyRequest,
    options?: CallOptions,
  ): Promise<ContentReviewPolicy>;
  /** The rules behind `platformFit`, as data. */
  listPlatformRules(query?: ListPlatformRulesQuery, options?: CallOptions): Promise<PlatformRulesList>;
  /**
   * What the platforms will say to a post, before a byte of it is sent; what is left out of the description is
   * unknown.
   */
  checkPlatformFit(body: PostDescription, options?: CallOptions): Promise<CheckedPlatformFit>;
  /** What platforms will say to an item, from what was measured when it was finalized; empty until it is completed. */
  getPlatformFit(containerId: string, query?: GetPlatformFitQuery, options?: CallOptions): Promise<ContentPlatformFit>;
  whoami(options?: CallOptions): Promise<Identity>;
  getUsage(options?: CallOptions): Promise<Usage>;
  /** Stops a key for ever. Wants a key with the scope `org:admin`; `keyId` is the id, `key_…`, not the key itself. */
  killApiKey(keyId: string, options?: CallOptions): Promise<KilledApiKey>;
  /** Newest first. Wants a key with the scope `org:admin`. */
  listAuditLog(query?: ListAuditLogQuery, options?: CallOptions): Promise<AuditLogPage>;
  listProjects(query?: ListProjectsQuery, options?: CallOptions): Promise<ProjectPage>;
  createProject(body: CreateProjectRequest, options?: CallOptions): Promise<Project>;
  getProject(projectId: string, options?: CallOptions): Promise<Project>;
  updateProject(projectId: string, body: UpdateProjectRequest, options?: CallOptions): Promise<Project>;
  archiveProject(projectId: string, options?: CallOptions): Promise<ArchivedProject>;
  /**
   * All that follows wants a key with the scope `org:admin`. The secret is shown this once; `verifyWebhook` takes it.
   */
  createWebhookEndpoint(body: CreateWebhookEndpointRequest, options?: CallOptions): Promise<WebhookEndpointWithSecret>;
  listWebhookEndpoints(options?: CallOptions): Promise<WebhookEndpointList>;
  getWebhookEndpoint(endpointId: string, options?: CallOptions): Promise<WebhookEndpoint>;
  updateWebhookEndpoint(
    endpointId: string,
    body: UpdateWebhookEndpointRequest,
    options?: CallOptions,
  ): Promise<WebhookEndpoint>;
  deleteWebhookEndpoint(endpointId: string, options?: CallOptions): Promise<DeletedWebhookEndpoint>;
  /** For 24 hours deliveries are signed with the secret before it too. */
  rotateWebhookSecret(endpointId: string, options?: CallOptions): Promise<WebhookEndpointWithSecret>;
  testWebhookEndpoint(endpointId: string, options?: CallOptions): Promise<WebhookDelivery>;
  /** Newest first. */
  listWebhookDeliveries(
    endpointId: string,
    query?: ListWebhookDeliveriesQuery,
    options?: CallOptions,
  ): Promise<WebhookDeliveryPage>;
  replayWebhookDelivery(deliveryId: string, options?: CallOptions): Promise<WebhookDelivery>;
}

/** @throws TypeError when `baseUrl` is no http(s) address or `apiKey` cannot stand in a header. */
export function createClient({
  baseUrl,
  apiKey,
  fetch = (request) => globalThis.fetch(request),
}: ClientOptions): LayersClient {
  const api = createOpenApiClient<paths>({
    baseUrl: checkedBaseUrl(baseUrl),
    headers: { Authorization: `Bearer ${checkedKey(apiKey)}` },
    fetch: (request) => sendChecked(fetch, request),
  });
  const listContent: LayersClient['listContent'] = (projectId, query = {}, options = {}) =>
    dataOf(api.GET('/v1/projects/{projectId}/content', { params: { path: { projectId }, query }, ...sent(options) }));
  return {
    createUploadSession: (projectId, body, options) =>
      dataOf(api.POST('/v1/projects/{projectId}/content/uploads', { body, ...at({ projectId }, options) })),
    uploadContentFromUrl: (projectId, body, options) =>
      dataOf(api.POST('/v1/projects/{projectId}/content/upload', { body, ...at({ projectId }, options) })),
    refreshUploadUrls: (containerId, options) =>
      dataOf(api.POST('/v1/content/{containerId}/upload-urls', at({ containerId }, options))),
    finalizeUpload: (containerId, body, options) =>
      dataOf(api.POST('/v1/content/{containerId}/finalize-upload', { body, ...at({ containerId }, options) })),
    listContent,
    content: (projectId, query, options) =>
      everyItem((where) => listContent(projectId, { ...query, ...where }, options)),
    getContent: (containerId, options) => dataOf(api.GET('/v1/content/{containerId}', at({ containerId }, options))),
    getContentProgress: (containerId, options) =>
      dataOf(api.GET('/v1/content/{containerId}/progress', at({ containerId }, options))),
    getAsset: (containerId, assetId, options) =>
      dataOf(api.GET('/v1/content/{containerId}/assets/{assetId}', at({ containerId, assetId }, options))),
    updateContent: (containerId, body, options) =>
      dataOf(api.PATCH('/v1/content/{containerId}', { body, ...at({ containerId }, options) })),
    cancelContent: (containerId, options) =>
      dataOf(api.DELETE('/v1/content/{containerId}', at({ containerId }, options))),
    approveContent: (containerId, body = {}, options = {}) =>
      dataOf(api.POST('/v1/content/{containerId}/approve', { body, ...at({ containerId }, options) })),
    rejectContent: (containerId, body, options) =>
      dataOf(api.POST('/v1/content/{containerId}/reject', { body, ...at({ containerId }, options) })),
    getContentReviewPolicy: (projectId, options) =>
      dataOf(api.GET('/v1/projects/{projectId}/content-review-policy', at({ projectId }, options))),
    updateContentReviewPolicy: (projectId, body, options) =>
      dataOf(api.PATCH('/v1/projects/{projectId}/content-review-policy', { body, ...at({ projectId }, options) })),
    listPlatformRules: (query = {}, options = {}) =>
      dataOf(api.GET('/v1/platform-rules', { params: { query }, ...sent(options) })),
    checkPlatformFit: (body, options) => dataOf(api.POST('/v1/platform-fit', { body, ...sent(options) })),
    getPlatformFit: (containerId, query = {}, options = {}) =>
      dataOf(
        api.GET('/v1/content/{containerId}/platform-fit', {
          params: { path: { containerId }, query },
          ...sent(options),
        }),
      ),
    whoami: (options) => dataOf(api.GET('/v1/whoami', sent(options))),
    getUsage: (options) => dataOf(api.GET('/v1/usage', sent(options))),
    killApiKey: (keyId, options) => dataOf(api.POST('/v1/api-keys/{keyId}/kill', at({ keyId }, options))),
    listAuditLog: (query = {}, options = {}) =>
      dataOf(api.GET('/v1/audit-log', { params: { query }, ...sent(options) })),
    listProjects: (query = {}, options = {}) =>
      dataOf(api.GET('/v1/projects', { params: { query }, ...sent(options) })),
    createProject: (body, options) => dataOf(api.POST('/v1/projects', { body, ...sent(options) })),
    getProject: (projectId, options) => dataOf(api.GET('/v1/projects/{projectId}', at({ projectId }, options))),
    updateProject: (projectId, body, options) =>
      dataOf(api.PATCH('/v1/projects/{projectId}', { body, ...at({ projectId }, options) })),
    archiveProject: (projectId, options) => dataOf(api.DELETE('/v1/projects/{projectId}', at({ projectId }, options))),
    createWebhookEndpoint: (body, options) => dataOf(api.POST('/v1/webhook-endpoints', { body, ...sent(options) })),
    listWebhookEndpoints: (options) => dataOf(api.GET('/v1/webhook-endpoints', sent(options))),
    getWebhookEndpoint: (endpointId, options) =>
      dataOf(api.GET('/v1/webhook-endpoints/{endpointId}', at({ endpointId }, options))),
    updateWebhookEndpoint: (endpointId, body, options) =>
      dataOf(api.PATCH('/v1/webhook-endpoints/{endpointId}', { body, ...at({ endpointId }, options) })),
    deleteWebhookEndpoint: (endpointId, options) =>
      dataOf(api.DELETE('/v1/webhook-endpoints/{endpointId}', at({ endpointId }, options))),
    rotateWebhookSecret: (endpointId, options) =>
      dataOf(api.POST('/v1/webhook-endpoints/{endpointId}/rotate-secret', at({ endpointId }, options))),
    testWebhookEndpoint: (endpointId, options) =>
      dataOf(api.POST('/v1/webhook-endpoints/{endpointId}/test', at({ endpointId }, options))),
    listWebhookDeliveries: (endpointId, query = {}, options = {}) =>
      dataOf(
        api.GET('/v1/webhook-endpoints/{endpointId}/deliveries', {
          params: { path: { endpointId }, query },
          ...sent(options),
        }),
      ),
    replayWebhookDelivery: (deliveryId, options) =>
      dataOf(api.POST('/v1/webhook-deliveries/{deliveryId}/replay', at({ deliveryId }, options))),
    // An operation of the contract that has no method here does not compile.
  } satisfies LayersClient & Record<keyof operations, unknown>;
}

/** Only a success with a JSON body comes back; the text was read, so it is handed on in a response of its own. */
async function sendChecked(fetch: SendRequest, request: Request): Promise<Response> {
  const { response, text } = await sendAndRead(fetch, request);
  if (!response.ok || parseJson(text) === undefined) throw apiErrorOf(response, text);
  return new Response(text, { status: response.status, headers: { 'Content-Type': 'application/json' } });
}

async function dataOf<T>(answer: Promise<{ readonly data?: T; readonly response: Response }>): Promise<T> {
  const { data, response } = await answer;
  if (data === undefined) throw apiErrorOf(response, '');
  return data;
}

/** The parameters of a path, beside what every call takes. */
function at<Path>(path: Path, options?: CallOptions) {
  return { params: { path }, ...sent(options) };
}

function sent({ signal, idempotencyKey }: CallOptions = {}): {
  signal?: AbortSignal;
  headers?: Record<string, string>;
} {
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(idempotencyKey === undefined ? {} : { headers: { 'Idempotency-Key': idempotencyKey } }),
  };
}

function checkedBaseUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new TypeError(
      `baseUrl is ${JSON.stringify(baseUrl)}, which is no http(s) address such as http://127.0.0.1:8787.`,
    );
  }
  return baseUrl;
}

/** Checked here because the runtime's own complaint about a bad header would show the key. */
function checkedKey(apiKey: string): string {
  if (!/^[\x21-\x7e]+$/.test(apiKey))
    throw new TypeError('apiKey is empty, or has white space or other characters no key has.');
  return apiKey;
}
