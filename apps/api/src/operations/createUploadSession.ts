import { createUploadSession as openSession, resumeUploadSession } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { presentUploadSession } from './presenters.ts';
import { handler } from './handler.ts';

export const createUploadSession = handler('createUploadSession', {
  run: ({ path, body }, context) =>
    openSession(context, {
      projectId: uuidOf(path.projectId),
      files: body.files.map((file) => ({ ...file, checksumSha256: file.checksumSha256?.toLowerCase() ?? null })),
      slideshow: body.grouping === 'slideshow',
    }),
  present: (session) => ({ status: 201, body: presentUploadSession(session) }),
  // No URL is kept: a repetition gets the same items, signed afresh.
  resume: {
    contentIdsOf: (session) => session.contentIds,
    run: (contentIds, context) => resumeUploadSession(context, contentIds),
  },
});
