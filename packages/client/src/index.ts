export type {
  ApiKey,
  ArchivedProject,
  Asset,
  AuditEvent,
  AuditLogPage,
  CaptionRequest,
  CheckedPlatformFit,
  ContentAsset,
  ContentItem,
  ContentPage,
  CreateProjectRequest,
  CreateUploadSessionRequest,
  DescribedAsset,
  FitIssue,
  Identity,
  KilledApiKey,
  MediaDescription,
  PlatformFit,
  PlatformRule,
  PlatformRules,
  PlatformRulesList,
  PlatformVerdict,
  PostDescription,
  Preview,
  Project,
  ProjectPage,
  RequestIssue,
  UpdateProjectRequest,
  UploadSession,
  UploadTarget,
  Usage,
} from '@layers-content/contract';
export type { SendRequest } from './answers.ts';
export { createClient } from './client.ts';
export type { CallOptions, ClientOptions, LayersClient, ListAuditLogQuery, ListContentQuery, ListProjectsQuery } from './client.ts';
export { contentTypeOf } from './content-type.ts';
export type { DeclaredContentType } from './content-type.ts';
export { FileUnreadableError, LayersApiError, LayersNetworkError, UnsupportedFileTypeError } from './errors.ts';
export type { LayersErrorCode } from './errors.ts';
export type { RetryPolicy, RetryWait } from './retry.ts';
export { uploadFile, uploadSlideshow } from './upload.ts';
export type { UploadOptions, UploadProgress, UploadSource } from './upload.ts';
