import type { Handlers } from '@layers-content/contract';
import { approveContent } from './approveContent.ts';
import { archiveProject } from './archiveProject.ts';
import { cancelContent } from './cancelContent.ts';
import { checkPlatformFit } from './checkPlatformFit.ts';
import { createProject } from './createProject.ts';
import { createUploadSession } from './createUploadSession.ts';
import { finalizeUpload } from './finalizeUpload.ts';
import { getAsset } from './getAsset.ts';
import { getContent } from './getContent.ts';
import { getContentProgress } from './getContentProgress.ts';
import { getContentReviewPolicy } from './getContentReviewPolicy.ts';
import { getProject } from './getProject.ts';
import { getUsage } from './getUsage.ts';
import { killApiKey } from './killApiKey.ts';
import { listAuditLog } from './listAuditLog.ts';
import { listContent } from './listContent.ts';
import { listPlatformRules } from './listPlatformRules.ts';
import { listProjects } from './listProjects.ts';
import { refreshUploadUrls } from './refreshUploadUrls.ts';
import { rejectContent } from './rejectContent.ts';
import { updateContent } from './updateContent.ts';
import { updateContentReviewPolicy } from './updateContentReviewPolicy.ts';
import { updateProject } from './updateProject.ts';
import type { OperationContext } from './operation-context.ts';
import { whoami } from './whoami.ts';

/** One handler an operation of the contract: a missing one, a misspelt one or one with a wrong answer does not compile. */
export const operations = {
  approveContent,
  archiveProject,
  cancelContent,
  checkPlatformFit,
  createProject,
  createUploadSession,
  finalizeUpload,
  getAsset,
  getContent,
  getContentProgress,
  getContentReviewPolicy,
  getProject,
  getUsage,
  killApiKey,
  listAuditLog,
  listContent,
  listPlatformRules,
  listProjects,
  refreshUploadUrls,
  rejectContent,
  updateContent,
  updateContentReviewPolicy,
  updateProject,
  whoami,
} satisfies Handlers<OperationContext>;
