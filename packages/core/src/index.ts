export { allows, rateLimitTiers, scopes } from './api-key.ts';
export type { ApiKey, RateLimitTier, Scope } from './api-key.ts';
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
  MediaFault,
  NotFoundError,
  PayloadTooLargeError,
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
  MediaFaultReason,
  MediaInfo,
  VideoInfo,
  VideoType,
} from './media-info.ts';
export { assetIdOf, frozenKeyOf, ownedPrefixes, publicKeyOf, publicPrefix, stagingKeyOf } from './object-keys.ts';
export { fitCodes } from './platform-fit.ts';
export type { FitCode, FitIssue, Platform, PlatformFit } from './platform-fit.ts';
export type { Ids } from './ports/ids.ts';
export type { MediaProber, RangeReader } from './ports/media-prober.ts';
export { ObjectMissingError } from './ports/object-store.ts';
export type { ListedObject, ObjectStat, ObjectStore, SignedPut, SignPutRequest } from './ports/object-store.ts';
export type { JudgedAsset, JudgedPost, PlatformJudge } from './ports/platform-judge.ts';
export type {
  CancelOutcome,
  ContentQuery,
  FirstTenant,
  MaintenanceRepository,
  NewApiKey,
  NewUploadItem,
  NewUploadSession,
  OpenedSession,
  Page,
  PagePosition,
  ProjectChanges,
  ProjectQuery,
  Refusal,
  Repository,
  StoredContent,
  TenantRepository,
  Upload,
  UploadClaim,
  UploadState,
  Verdict,
} from './ports/repository.ts';
export type { Timers } from './ports/timers.ts';
export type { Metadata, Project, ProjectFields, ProjectStatus } from './project.ts';
export type { Tenant, World } from './tenant.ts';
