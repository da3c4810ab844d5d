import type { Handler } from '@layers-content/contract';
import { getContent as get } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentContentItem } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const getContent: Handler<'getContent', OperationContext> = async ({ path }, context) => {
  const item = await get(context.repository, uuidOf(path.containerId));
  return { status: 200, body: presentContentItem(item, context.mediaUrls) };
};
