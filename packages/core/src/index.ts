export { allows, rateLimitTiers, scopes } from './api-key.ts';
export type { ApiKey, RateLimitTier, Scope } from './api-key.ts';
export { auditEventTypes } from './audit.ts';
export type { Actor, AuditEventType, DomainEvent } from './audit.ts';
export { checkCaption } from './caption.ts';
export { cancelMessages, contentFormats, contentStatuses } from './content-item.ts';
export type {
  Asset,
  CancelReason,
  ContentFormat,
  ContentItem,
  ContentStatus,
  CreativeType,
  DeclaredFile,
  UploadFile,
} from './content-item.ts';
export {
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
  StorageFullError,
  UnavailableError,
  UploadIncompleteError,
  UploadUrlInvalidError,
  ValidationError,
} from './errors.ts';
export type { DomainErrorCode } from './errors.ts';
export {
  capBytesOf,
  captionMaxUnits,
  imageCapBytes,
  isVideoType,
  putSlackBytes,
  videoCapBytes,
} from './limits.ts';
export { contentTypes, mediaFaultReasons } from './media-info.ts';
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
} from './media-info.ts';
export { withDeadline } from './deadline.ts';
export { SingleFlight } from './single-flight.ts';
export { assetIdOf, frozenKeyOf, ownedPrefixes, publicKeyOf, publicPrefix, stagingKeyOf } from './object-keys.ts';
export { fitCodes, fitSurfaces } from './platform-fit.ts';
export type { FitCode, FitIssue, FitSurface, Platform, PlatformFit, PlatformRule, PlatformRules, PostKind } from './platform-fit.ts';
export { finalizePhases } from './ports/finalize-observer.ts';
export type { FinalizeObserver, FinalizePhase } from './ports/finalize-observer.ts';
export type { Ids } from './ports/ids.ts';
export type { MediaProber, RangeReader } from './ports/media-prober.ts';
export { ObjectMissingError } from './ports/object-store.ts';
export type { ListedObject, ObjectStat, ObjectStore, SignedPut, SignPutRequest } from './ports/object-store.ts';
export type { JudgedAsset, JudgedPost, PlatformJudge } from './ports/platform-judge.ts';
export type { EndpointClass, RateLimiter, RateLimitState } from './ports/rate-limiter.ts';
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
} from './ports/repository.ts';
export type { Timers } from './ports/timers.ts';
export { projectFieldNames, projectFieldsOf, projectNotFound } from './project.ts';
export type { Metadata, NewProject, Project, ProjectFields, ProjectStatus } from './project.ts';
export { quotaNames } from './quotas.ts';
export type { QuotaName, Quotas } from './quotas.ts';
export { recordOf } from './record-of.ts';
export { rateLimits, rateLimitState, rateWindowMs } from './rate-limits.ts';
export type { Environment, Tenant } from './tenant.ts';
export { sandboxSealer } from './sandbox.ts';
export { fileSealer } from './seal-files.ts';
export type { FileSealer } from './seal-files.ts';
export { contentNotFound } from './upload.ts';
export type { OpenUpload, SessionTimes, UploadSession } from './upload-session.ts';
export { archiveProject } from './use-cases/archiveProject.ts';
export { cancelContent } from './use-cases/cancelContent.ts';
export { checkPlatformFit } from './use-cases/checkPlatformFit.ts';
export type { DescribedAsset, PostDescription } from './use-cases/checkPlatformFit.ts';
export { checkConsistency } from './use-cases/checkConsistency.ts';
export type { Finding, Inspection } from './use-cases/checkConsistency.ts';
export { createProject } from './use-cases/createProject.ts';
export { createUploadSession } from './use-cases/createUploadSession.ts';
export { drainDeletions } from './use-cases/drainDeletions.ts';
export { finalizeUpload } from './use-cases/finalizeUpload.ts';
export { killApiKey } from './use-cases/killApiKey.ts';
export { reconcile } from './use-cases/reconcile.ts';
export { refreshUploadUrls } from './use-cases/refreshUploadUrls.ts';
export { resumeUploadSession } from './use-cases/resumeUploadSession.ts';
export { sweepUploads } from './use-cases/sweepUploads.ts';
export { updateContent } from './use-cases/updateContent.ts';
export { updateProject } from './use-cases/updateProject.ts';
