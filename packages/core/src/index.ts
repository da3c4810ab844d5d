export { withDeadline } from './deadline.ts';
export {
  ConcurrencyLimitError,
  DomainError,
  found,
  NotFoundError,
  refusalOfIssues,
  shortened,
  UnavailableError,
  ValidationError,
} from './errors.ts';
export type { DomainErrorCode, Issue } from './errors.ts';
export type { Ids } from './ids.ts';
export type { Changed, Page, PagePosition } from './page.ts';
export type { Repository, TenantRepository, TenantUnit } from './repository.ts';
export type { Timers } from './timers.ts';
export type {
  ApiKeySummary,
  AuditQuery,
  FirstTenant,
  KeptReply,
  NewApiKey,
  OperatorRepository,
  RecordedEvent,
} from './account/account-repository.ts';
export { allows, rateLimitTiers, scopes } from './account/api-key.ts';
export type { ApiKey, RateLimitTier, Scope } from './account/api-key.ts';
export { auditEventTypes } from './account/audit.ts';
export type { AuditEventType, DomainEvent } from './account/audit.ts';
export type { Actor } from './actor.ts';
export {
  IdempotencyConflictError,
  IdempotencyInProgressError,
  IdempotencyKeyTakenError,
  KillSwitchError,
  QuotaExceededError,
  RateLimitedError,
} from './account/errors.ts';
export { killApiKey } from './account/killApiKey.ts';
export { quotaNames } from './account/quotas.ts';
export type { QuotaName, Quotas, Usage } from './account/quotas.ts';
export type { EndpointClass, PresentedKey, RateLimiter, RateLimitState } from './account/rate-limiter.ts';
export { rateLimits, rateLimitState, rateWindowMs } from './account/rate-limits.ts';
export type { Environment, Tenant } from './account/tenant.ts';
export { captionMaxUnits, checkCaption } from './content/caption.ts';
export { assetIdOf, cancelMessages, contentFormats, contentStatuses } from './content/content-item.ts';
export type {
  ApprovalStatus,
  Asset,
  CancelReason,
  ContentFormat,
  ContentItem,
  ContentStatus,
  CreativeType,
  DeclaredFile,
  UploadFile,
} from './content/content-item.ts';
export type { ContentQuery, StoredContent } from './content/content-repository.ts';
export { ConflictError, contentNotFound } from './content/errors.ts';
export { contentTypes, isVideoType, mediaFaultReasons } from './content/media-info.ts';
export type {
  AudioInfo,
  ContentType,
  Fraction,
  ImageInfo,
  ImageType,
  MediaDescription,
  MediaFaultReason,
  MediaInfo,
  VideoInfo,
  VideoType,
} from './content/media-info.ts';
export { fitCodes, itemPlatforms } from './content/platform-fit.ts';
export type { FitCode, FitIssue, Platform, PlatformFit } from './content/platform-fit.ts';
export { progressOf } from './content/progress.ts';
export type { ContentProgress } from './content/progress.ts';
export type { Refusal, Upload, UploadState } from './content/upload-record.ts';
export { checkPlatformFit } from './platform-fit/checkPlatformFit.ts';
export type { DescribedAsset, PostDescription } from './platform-fit/checkPlatformFit.ts';
export { getPlatformFit } from './platform-fit/getPlatformFit.ts';
export type { ContentFit } from './platform-fit/getPlatformFit.ts';
export type { JudgedAsset, JudgedPost, PlatformJudge } from './platform-fit/platform-judge.ts';
export type { PlatformRule, PlatformRules, PostKind } from './platform-fit/platform-rules.ts';
export { archiveProject } from './project/archiveProject.ts';
export { createProject } from './project/createProject.ts';
export type { ProjectChanges, ProjectQuery } from './project/project-repository.ts';
export { brandVoices, projectFieldNames, projectFieldsOf, projectNotFound, targetGenders } from './project/project.ts';
export type { Metadata, NewProject, Project, ProjectFields, ProjectStatus } from './project/project.ts';
export { recordOf } from './project/record-of.ts';
export { updateProject } from './project/updateProject.ts';
export { approveContent } from './review/approveContent.ts';
export type { DecidedContent } from './review/decided.ts';
export { rejectContent } from './review/rejectContent.ts';
export type { RejectedContent } from './review/rejectContent.ts';
export { reviewPolicyNames } from './review/review-policy.ts';
export type { ReviewPolicy } from './review/review-policy.ts';
export type { Decision, DecisionOutcome, ProjectReview } from './review/review-repository.ts';
export { updateContentReviewPolicy } from './review/updateContentReviewPolicy.ts';
export { checkConsistency } from './upkeep/checkConsistency.ts';
export type { Finding, Inspection } from './upkeep/checkConsistency.ts';
export { drainDeletions } from './upkeep/drainDeletions.ts';
export type {
  Backlog,
  HeldObjects,
  InspectionRepository,
  MaintenanceRepository,
  ObjectUse,
  UsageRecount,
} from './upkeep/maintenance-repository.ts';
export { reconcile } from './upkeep/reconcile.ts';
export { sweepUploads } from './upkeep/sweepUploads.ts';
export { cancelContent } from './upload/cancelContent.ts';
export { createUploadSession } from './upload/createUploadSession.ts';
export {
  FinalizeInProgressError,
  MediaFault,
  PayloadTooLargeError,
  StorageFullError,
  UploadIncompleteError,
  UploadUrlInvalidError,
} from './upload/errors.ts';
export type { FairQueue } from './upload/fair-queue.ts';
export { finalizePhases } from './upload/finalize-observer.ts';
export type { FinalizeObserver, FinalizePhase } from './upload/finalize-observer.ts';
export { finalizeQueue } from './upload/finalize-queue.ts';
export { ImportShares } from './upload/import-shares.ts';
export { finalizeUpload } from './upload/finalizeUpload.ts';
export { capBytesOf, imageCapBytes, maxWaitingFinalizes, putSlackBytes, videoCapBytes } from './upload/limits.ts';
export type { MediaProber, RangeReader } from './upload/media-prober.ts';
export { SourceFault } from './upload/media-source.ts';
export type { MediaSource, OpenedMedia } from './upload/media-source.ts';
export { frozenKeyOf, ownedPrefixes, publicKeyOf, publicPrefix, stagingKeyOf } from './upload/object-keys.ts';
export { ObjectMissingError } from './upload/object-store.ts';
export type {
  ListedObject,
  ObjectStat,
  ObjectStore,
  SignedPut,
  SignPutRequest,
  StagedBytes,
} from './upload/object-store.ts';
export { refreshUploadUrls } from './upload/refreshUploadUrls.ts';
export { resumeUploadSession } from './upload/resumeUploadSession.ts';
export { sandboxSealer } from './upload/sandbox.ts';
export { fileSealer } from './upload/seal-files.ts';
export type { FileSealer } from './upload/seal-files.ts';
export { SingleFlight } from './upload/single-flight.ts';
export { updateContent } from './upload/updateContent.ts';
export { findImported, uploadContentFromUrl } from './upload/uploadContentFromUrl.ts';
export type {
  CancelOutcome,
  HeldClaim,
  NewUploadItem,
  NewUploadSession,
  OpenedSession,
  UploadClaim,
  Verdict,
} from './upload/upload-repository.ts';
export type { OpenUpload, SessionTimes, UploadSession } from './upload/upload-session.ts';
export { createWebhookEndpoint } from './webhook/createWebhookEndpoint.ts';
export { deleteWebhookEndpoint } from './webhook/deleteWebhookEndpoint.ts';
export { replayWebhookDelivery } from './webhook/replayWebhookDelivery.ts';
export { resealSecrets } from './webhook/resealSecrets.ts';
export { rotateWebhookSecret } from './webhook/rotateWebhookSecret.ts';
export { sendDeliveries, sendingLimits } from './webhook/sendDeliveries.ts';
export type { WebhookObserver, WebhookTransport } from './webhook/sendDeliveries.ts';
export type { SecretBox, SigningSecrets } from './webhook/signing-secret.ts';
export { testWebhookEndpoint } from './webhook/testWebhookEndpoint.ts';
export { updateWebhookEndpoint } from './webhook/updateWebhookEndpoint.ts';
export { outcomeOfTry, webhookFailures } from './webhook/webhook-delivery.ts';
export type {
  TryOutcome,
  WebhookAnswer,
  WebhookDelivery,
  WebhookDeliveryStatus,
  WebhookFailure,
} from './webhook/webhook-delivery.ts';
export { deliveryNotFound, endpointNotFound, maxWebhookEndpoints } from './webhook/webhook-endpoint.ts';
export type {
  SigningEndpoint,
  UrlGuard,
  WebhookEndpoint,
  WebhookEndpointFields,
  WebhookEndpointStatus,
} from './webhook/webhook-endpoint.ts';
export { isWebhookItemEvent, webhookEventTypes, webhookTypesOf } from './webhook/webhook-event.ts';
export type { WebhookEvent, WebhookEventType, WebhookSubject } from './webhook/webhook-event.ts';
export type {
  ClaimedTry,
  CreatedWebhookEndpoint,
  HeldTry,
  NewDelivery,
  NewWebhookEndpoint,
  OperatedWebhookEndpoint,
  SealedSecrets,
  SendingLimits,
  WebhookDeliveryQuery,
  WebhookEndpointChanges,
  WebhookMaintenance,
} from './webhook/webhook-repository.ts';
