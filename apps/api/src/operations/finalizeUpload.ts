import type { Handler } from '@layers-content/contract';
import { finalizeUpload as finalize } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentContentItem } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

/** The body is looked at only when the item's state asks for it (`x-body-after-state`). */
export const finalizeUpload: Handler<'finalizeUpload', OperationContext> = async ({ path, body }, context) => {
  const item = await finalize(context, {
    contentId: uuidOf(path.containerId),
    readCaption: () => context.checkFinalizeBody(body).caption,
  });
  return { status: 200, body: presentContentItem(item, context.config.mediaBaseUrl) };
};
