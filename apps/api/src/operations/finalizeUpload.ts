import type { Handler } from '@layers-content/contract';
import { finalizeUpload as finalize } from '@layers-content/core';
import type { ContentItem, TenantUnit } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentContentItem } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

/**
 * The body is looked at only when the item's state asks for it (`x-body-after-state`). Of an Idempotency-Key only that it
 * stands for this item is kept: a repetition is answered from the item's state.
 */
export const finalizeUpload: Handler<'finalizeUpload', OperationContext> = async ({ path, body }, context) => {
  const { idempotency, repository } = context;
  const contentId = uuidOf(path.containerId);
  const keepReply = idempotency && ((unit: TenantUnit) => unit.keepReply({ ...idempotency, operationId: 'finalizeUpload', status: 200, body: null, contentIds: [contentId] }));
  const item = await finalize(context, {
    organizationId: context.apiKey.organizationId,
    contentId,
    keepReply,
    readCaption: () => context.checkFinalizeBody(body).caption,
    alongside: context.alongside((completed: ContentItem) => ({
      event: { eventType: 'content.completed', projectId: completed.projectId, data: { containerId: `cnt_${completed.id}` } },
      reply: null,
    })),
  });
  // Whoever found the item completed, or waited for another's work, still has its key kept.
  if (keepReply && !(await repository.findReply(idempotency.key))) await repository.together(keepReply);
  return { status: 200, body: presentContentItem(item, context.mediaUrls) };
};
