import type { Handler } from '@layers-content/contract';
import { finalizeUpload as finalize } from '@layers-content/core';
import type { TenantUnit } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { presentContentItem } from './presenters.ts';
import type { OperationContext } from './operation-context.ts';

/**
 * A handler of its own kind, because its effect spans several transactions: the verdict's keeps the
 * `Idempotency-Key`. Only that the key stands for this item is kept: a repetition is answered from the item's state.
 * The body is looked at only when that state asks for it (`x-body-after-state`).
 */
export const finalizeUpload: Handler<'finalizeUpload', OperationContext> = async ({ path, body }, context) => {
  const { idempotency, repository } = context;
  const contentId = uuidOf(path.containerId);
  const saveReply =
    idempotency &&
    ((unit: TenantUnit) =>
      unit.saveReply({
        ...idempotency,
        operationId: 'finalizeUpload',
        status: 200,
        body: null,
        contentIds: [contentId],
      }));
  const readCaption = () => context.checkBody('finalizeUpload', body).caption;
  const { organizationId } = context.apiKey;
  const item = await finalize(context, { organizationId, contentId, onVerdict: saveReply, readCaption });
  // Whoever found the item completed, or waited for another's work, still has its key kept.
  if (saveReply && !(await repository.findReply(idempotency.key))) await repository.transaction(saveReply);
  return { status: 200, body: presentContentItem(item, context.mediaUrls) };
};
