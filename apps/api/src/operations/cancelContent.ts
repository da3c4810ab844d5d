import type { Handler } from '@layers-content/contract';
import { cancelContent as cancel } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentContentItem } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const cancelContent: Handler<'cancelContent', OperationContext> = async ({ path }, context) => {
  const item = await cancel(context, uuidOf(path.containerId));
  return { status: 200, body: presentContentItem(item, context.config.mediaBaseUrl) };
};
