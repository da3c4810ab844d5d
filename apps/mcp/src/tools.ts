import type { Tool } from './tool.ts';
import { accountTools } from './tools/account.ts';
import { contentTools } from './tools/content.ts';
import { platformTools } from './tools/platforms.ts';
import { projectTools } from './tools/projects.ts';
import { reviewTools } from './tools/review.ts';
import { uploadContentTool } from './tools/upload-content.ts';
import { uploadTools } from './tools/uploads.ts';

/** All tools, in the order in which a caller finds its way: who, where, what, and how it gets in. */
export const tools: readonly Tool[] = [
  ...accountTools,
  ...projectTools,
  ...contentTools,
  ...platformTools,
  uploadContentTool,
  ...uploadTools,
  ...reviewTools,
];
