import { contentNotFound, found } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentContentProgress } from './presenters.ts';

export const getContentProgress = handler('getContentProgress', {
  run: async ({ path }, { repository }) =>
    found(await repository.findContent(uuidOf(path.containerId)), contentNotFound),
  present: (stored) => ({ status: 200, body: presentContentProgress(stored) }),
});
