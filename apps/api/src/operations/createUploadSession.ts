import type { Handler } from '@layers-content/contract';
import { createUploadSession as openSession, resumeUploadSession } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentUploadSession } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

/** The kept reply holds no URL: a repetition gets the same items, signed afresh. */
export const createUploadSession: Handler<'createUploadSession', OperationContext> = async ({ path, body }, context) => {
  const { repeats } = context;
  const session = repeats
    ? await resumeUploadSession(context, repeats.contentIds)
    : await openSession(context, {
        projectId: uuidOf(path.projectId),
        files: body.files.map((file) => ({ ...file, checksumSha256: file.checksumSha256?.toLowerCase() ?? null })),
        slideshow: body.grouping === 'slideshow',
        alongside: context.alongside((contentIds: readonly string[]) => ({
          event: {
            eventType: 'upload_session.created',
            projectId: uuidOf(path.projectId),
            data: { containerIds: contentIds.map((id) => `cnt_${id}`) },
          },
          reply: { status: 201, body: null, contentIds },
        })),
      });
  return { status: 201, body: presentUploadSession(session) };
};
