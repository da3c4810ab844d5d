import type { Handler } from '@layers-content/contract';
import { cancelContent as cancel } from '@layers-content/core';
import type { ContentItem } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentContentItem } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const cancelContent: Handler<'cancelContent', OperationContext> = async ({ path }, context) => {
  const alongside = context.alongside(({ id, projectId, lastError }: ContentItem) => ({
    event: { eventType: 'content.canceled', projectId, data: { containerId: `cnt_${id}`, reason: lastError?.code ?? null } },
    reply: { status: 200, body: null },
  }));
  const item = await cancel(context, uuidOf(path.containerId), alongside);
  return { status: 200, body: presentContentItem(item, context.mediaUrls) };
};
