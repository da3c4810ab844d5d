import type { Handler } from '@layers-content/contract';
import { refreshUploadUrls as refresh } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentUploadSession } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const refreshUploadUrls: Handler<'refreshUploadUrls', OperationContext> = async ({ path }, context) => {
  const session = await refresh(context, uuidOf(path.containerId));
  return { status: 200, body: presentUploadSession(session) };
};
