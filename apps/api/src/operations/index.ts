import type { Handlers } from '@layers-content/contract';
import { approveContent } from './approveContent.ts';
import { archiveProject } from './archiveProject.ts';
import { cancelContent } from './cancelContent.ts';
import { checkPlatformFit } from './checkPlatformFit.ts';
import { createProject } from './createProject.ts';
import { createUploadSession } from './createUploadSession.ts';
import { createWebhookEndpoint } from './createWebhookEndpoint.ts';
import { deleteWebhookEndpoint } from './deleteWebhookEndpoint.ts';
import { finalizeUpload } from './finalizeUpload.ts';
import { getAsset } from './getAsset.ts';
import { getContent } from './getContent.ts';
import { getContentProgress } from './getContentProgress.ts';
import { getContentReviewPolicy } from './getContentReviewPolicy.ts';
import { getPlatformFit } from './getPlatformFit.ts';
import { getProject } from './getProject.ts';
import { getUsage } from './getUsage.ts';
import { getWebhookEndpoint } from './getWebhookEndpoint.ts';
import { killApiKey } from './killApiKey.ts';
import { listAuditLog } from './listAuditLog.ts';
import { listContent } from './listContent.ts';
import { listPlatformRules } from './listPlatformRules.ts';
import { listProjects } from './listProjects.ts';
import { listWebhookDeliveries } from './listWebhookDeliveries.ts';
import { listWebhookEndpoints } from './listWebhookEndpoints.ts';
import { refreshUploadUrls } from './refreshUploadUrls.ts';
import { rejectContent } from './rejectContent.ts';
import { replayWebhookDelivery } from './replayWebhookDelivery.ts';
import { rotateWebhookSecret } from './rotateWebhookSecret.ts';
import { testWebhookEndpoint } from './testWebhookEndpoint.ts';
import { updateContent } from './updateContent.ts';
import { updateContentReviewPolicy } from './updateContentReviewPolicy.ts';
import { updateProject } from './updateProject.ts';
import { updateWebhookEndpoint } from './updateWebhookEndpoint.ts';
import { uploadContentFromUrl } from './uploadContentFromUrl.ts';
import { whoami } from './whoami.ts';
import type { OperationContext } from './operation-context.ts';

/**
 * One handler an operation of the contract: a missing one, a misspelt one or one with a wrong answer does not
 * compile.
 */
export const operations = {
  approveContent,
  archiveProject,
  cancelContent,
  checkPlatformFit,
  createProject,
  createUploadSession,
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  finalizeUpload,
  getAsset,
  getContent,
  getContentProgress,
  getContentReviewPolicy,
  getPlatformFit,
  getProject,
  getUsage,
  getWebhookEndpoint,
  killApiKey,
  listAuditLog,
  listContent,
  listPlatformRules,
  listProjects,
  listWebhookDeliveries,
  listWebhookEndpoints,
  refreshUploadUrls,
  rejectContent,
  replayWebhookDelivery,
  rotateWebhookSecret,
  testWebhookEndpoint,
  updateContent,
  updateContentReviewPolicy,
  updateProject,
  updateWebhookEndpoint,
  uploadContentFromUrl,
  whoami,
} satisfies Handlers<OperationContext>;
