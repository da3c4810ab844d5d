export { allows, rateLimitTiers, scopes } from './account/api-key.ts';
export type { ApiKey, RateLimitTier, Scope } from './account/api-key.ts';
export { auditEventTypes } from './account/audit.ts';
export type { Actor, AuditEventType, DomainEvent } from './account/audit.ts';
export { checkCaption } from './content/caption.ts';
export { cancelMessages, contentFormats, contentStatuses } from './content/content-item.ts';
export type {
  Asset,
  CancelReason,
  ContentFormat,
  ContentItem,
  ContentStatus,
  CreativeType,
  DeclaredFile,
  UploadFile,
} from './content/content-item.ts';
export {
  ConcurrencyLimitError,
  ConflictError,
  DomainError,
  FinalizeInProgressError,
  found,
  IdempotencyConflictError,
  IdempotencyInProgressError,
  IdempotencyKeyTakenError,
  KillSwitchError,
  MediaFault,
  NotFoundError,
  PayloadTooLargeError,
  QuotaExceededError,
  RateLimitedError,
  refusalOfIssues,
  shortened,
  StorageFullError,
  UnavailableError,
  UploadIncompleteError,
  UploadUrlInvalidError,
  ValidationError,
} from './errors.ts';
export type { DomainErrorCode, Issue } from './errors.ts';
export {
  capBytesOf,
  captionMaxUnits,
  imageCapBytes,
  isVideoType,
  maxWaitingFinalizes,
  putSlackBytes,
  videoCapBytes,
} from './upload/limits.ts';
export { contentTypes, mediaFaultReasons } from './content/media-info.ts';
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
export { withDeadline } from './deadline.ts';
export type { FairQueue } from './upload/fair-queue.ts';
export { finalizeQueue } from './upload/finalize-queue.ts';
export { SingleFlight } from './upload/single-flight.ts';
export { assetIdOf, frozenKeyOf, ownedPrefixes, publicKeyOf, publicPrefix, stagingKeyOf } from './upload/object-keys.ts';
export { fitCodes, fitSurfaces } from './platform-fit/platform-fit.ts';
export type { FitCode, FitIssue, FitSurface, Platform, PlatformFit, PlatformRule, PlatformRules, PostKind } from './platform-fit/platform-fit.ts';
export { finalizePhases } from './upload/finalize-observer.ts';
export type { FinalizeObserver, FinalizePhase } from './upload/finalize-observer.ts';
export type { Ids } from './ids.ts';
export type { MediaProber, RangeReader } from './upload/media-prober.ts';
export { ObjectMissingError } from './upload/object-store.ts';
export type { ListedObject, ObjectStat, ObjectStore, SignedPut, SignPutRequest } from './upload/object-store.ts';
export type { JudgedAsset, JudgedPost, PlatformJudge } from './platform-fit/platform-judge.ts';
export type { EndpointClass, RateLimiter, RateLimitState } from './account/rate-limiter.ts';
export type {
  ApiKeySummary,
  AuditQuery,
  Backlog,
  CancelOutcome,
  Changed,
  ContentQuery,
  FirstTenant,
  HeldObjects,
  InspectionRepository,
  KeptReply,
  MaintenanceRepository,
  NewApiKey,
  NewUploadItem,
  NewUploadSession,
  ObjectUse,
  OpenedSession,
  OperatorRepository,
  Page,
  PagePosition,
  ProjectChanges,
  ProjectQuery,
  RecordedEvent,
  Refusal,
  Repository,
  StoredContent,
  TenantRepository,
  TenantUnit,
  Upload,
  UploadClaim,
  HeldClaim,
  UploadState,
  Usage,
  UsageRecount,
  Verdict,
} from './repository.ts';
export type { Timers } from './timers.ts';
export { projectFieldNames, projectFieldsOf, projectNotFound } from './project/project.ts';
export type { Metadata, NewProject, Project, ProjectFields, ProjectStatus } from './project/project.ts';
export { quotaNames } from './account/quotas.ts';
export type { QuotaName, Quotas } from './account/quotas.ts';
export { recordOf } from './project/record-of.ts';
export { rateLimits, rateLimitState, rateWindowMs } from './account/rate-limits.ts';
export type { Environment, Tenant } from './account/tenant.ts';
export { sandboxSealer } from './upload/sandbox.ts';
export { fileSealer } from './upload/seal-files.ts';
export type { FileSealer } from './upload/seal-files.ts';
export { contentNotFound } from './upload/upload.ts';
export type { OpenUpload, SessionTimes, UploadSession } from './upload/upload-session.ts';
export { archiveProject } from './project/archiveProject.ts';
export { cancelContent } from './upload/cancelContent.ts';
export { checkPlatformFit } from './platform-fit/checkPlatformFit.ts';
export type { DescribedAsset, PostDescription } from './platform-fit/checkPlatformFit.ts';
export { checkConsistency } from './upkeep/checkConsistency.ts';
export type { Finding, Inspection } from './upkeep/checkConsistency.ts';
export { createProject } from './project/createProject.ts';
export { createUploadSession } from './upload/createUploadSession.ts';
export { drainDeletions } from './upkeep/drainDeletions.ts';
export { finalizeUpload } from './upload/finalizeUpload.ts';
export { killApiKey } from './account/killApiKey.ts';
export { reconcile } from './upkeep/reconcile.ts';
export { refreshUploadUrls } from './upload/refreshUploadUrls.ts';
export { resumeUploadSession } from './upload/resumeUploadSession.ts';
export { sweepUploads } from './upkeep/sweepUploads.ts';
export { updateContent } from './upload/updateContent.ts';
export { updateProject } from './project/updateProject.ts';
