import { approveContent as approve } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentApproved } from './present-review.ts';

export const approveContent = handler('approveContent', {
  run: ({ path, body }, { repository }) => approve(repository, uuidOf(path.containerId), body?.note ?? null),
  present: (decided, { apiKey }) => ({ status: 200, body: presentApproved(decided, apiKey) }),
});
