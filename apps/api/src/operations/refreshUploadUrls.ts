import { refreshUploadUrls as refresh } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { presentUploadSession } from './presenters.ts';
import { handler } from './handler.ts';

export const refreshUploadUrls = handler('refreshUploadUrls', {
  run: ({ path }, context) => refresh(context, uuidOf(path.containerId)),
  present: (session) => ({ status: 200, body: presentUploadSession(session) }),
});
