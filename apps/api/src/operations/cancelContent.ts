import { cancelContent as cancel } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { presentContentItem } from './presenters.ts';
import { handler } from './handler.ts';

export const cancelContent = handler('cancelContent', {
  run: ({ path }, context) => cancel(context, uuidOf(path.containerId)),
  present: (item, { mediaUrls }) => ({ status: 200, body: presentContentItem(item, mediaUrls) }),
});
