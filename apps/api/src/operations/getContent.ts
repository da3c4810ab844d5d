import { contentNotFound, found } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { presentContentItem } from './presenters.ts';
import { handler } from './handler.ts';

export const getContent = handler('getContent', {
  run: async ({ path }, { repository }) =>
    found(await repository.findContent(uuidOf(path.containerId)), contentNotFound),
  present: ({ item }, { mediaUrls }) => ({ status: 200, body: presentContentItem(item, mediaUrls) }),
});
