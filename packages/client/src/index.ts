export type * from '@layers-content/contract/schemas';
export type { SendRequest } from './answers.ts';
export { createClient } from './client.ts';
export type {
  CallOptions,
  ClientOptions,
  GetPlatformFitQuery,
  LayersClient,
  ListAuditLogQuery,
  ListContentQuery,
  ListPlatformRulesQuery,
  ListProjectsQuery,
  ListWebhookDeliveriesQuery,
} from './client.ts';
export {
  FileChangedError,
  FileUnreadableError,
  isLayersError,
  JudgeMissingError,
  LayersApiError,
  LayersNetworkError,
  MediaRefusedError,
  PostInvalidError,
  UnsupportedFileTypeError,
  UploadDeclinedError,
  UploadsFailedError,
  UploadTokenError,
} from './errors.ts';
export type { LayersError, LayersErrorCode, LayersRefusal, PostFault, UploadOutcome } from './errors.ts';
export { judgeContent } from './judge/judge-content.ts';
export type { JudgeContentOptions, JudgeOptions, PictureDecoder } from './judge/judge-content.ts';
export type { FileJudgement, Judgement, MediaFault, PostJudgement } from './judge/judgement.ts';
export { contentTypeOf } from './upload/content-type.ts';
export type { DeclaredContentType } from './upload/content-type.ts';
export type { ContentUpload, FinishedItems, UploadContentOptions } from './upload/options.ts';
export type { FileProgress, FileStatus, UploadProgress } from './upload/progress.ts';
export type { RetryPolicy, RetryWait } from './upload/retry.ts';
export type { UploadSource } from './upload/source.ts';
export { discardUpload } from './upload/take-back.ts';
export type { Grouping } from './upload/token.ts';
export { uploadContent } from './upload/upload-content.ts';
export { verifyWebhook, WebhookVerificationError } from './webhook.ts';
export type { ReceivedWebhook, VerifyOptions, WebhookEvent } from './webhook.ts';
