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
export { contentTypeOf } from './content-type.ts';
export type { DeclaredContentType } from './content-type.ts';
export { FileUnreadableError, LayersApiError, LayersNetworkError, UnsupportedFileTypeError } from './errors.ts';
export type { LayersErrorCode } from './errors.ts';
export type { RetryPolicy, RetryWait } from './retry.ts';
export { uploadFile, uploadSlideshow } from './upload.ts';
export type { UploadOptions, UploadProgress, UploadSource } from './upload.ts';
export { verifyWebhook, WebhookVerificationError } from './webhook.ts';
export type { ReceivedWebhook, VerifyOptions, WebhookEvent } from './webhook.ts';
