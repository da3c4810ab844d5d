import { updateContent as update } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { presentContentItem } from './presenters.ts';
import { handler } from './handler.ts';

export const updateContent = handler('updateContent', {
  run: ({ path, body }, context) => update(context, uuidOf(path.containerId), body.caption),
  present: (item, { mediaUrls }) => ({ status: 200, body: presentContentItem(item, mediaUrls) }),
});
