import type { Handler } from '@layers-content/contract';
import { createUploadSession as openSession } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentUploadSession } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const createUploadSession: Handler<'createUploadSession', OperationContext> = async ({ path, body }, context) => {
  const session = await openSession(context, {
    projectId: uuidOf(path.projectId),
    files: body.files.map((file) => ({ ...file, checksumSha256: file.checksumSha256?.toLowerCase() ?? null })),
    slideshow: body.grouping === 'slideshow',
  });
  return { status: 201, body: presentUploadSession(session) };
};
