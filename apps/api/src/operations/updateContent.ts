import type { Handler } from '@layers-content/contract';
import { updateContent as update } from '@layers-content/core';
import type { ContentItem } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentContentItem } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const updateContent: Handler<'updateContent', OperationContext> = async ({ path, body }, context) => {
  const alongside = context.alongside((updated: ContentItem) => ({
    event: { eventType: 'content.caption_updated', projectId: updated.projectId, data: { containerId: `cnt_${updated.id}` } },
    reply: { status: 200, body: presentContentItem(updated, context.mediaUrls) },
  }));
  const item = await update(context, uuidOf(path.containerId), body.caption, alongside);
  return { status: 200, body: presentContentItem(item, context.mediaUrls) };
};
