import { rejectContent as reject } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentRejected } from './present-review.ts';

export const rejectContent = handler('rejectContent', {
  run: ({ path, body }, { repository }) => reject(repository, uuidOf(path.containerId), body.reason),
  present: (decided, { apiKey }) => ({ status: 200, body: presentRejected(decided, apiKey) }),
});
