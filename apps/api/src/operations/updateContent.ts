import type { Handler } from '@layers-content/contract';
import { updateContent as update } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentContentItem } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const updateContent: Handler<'updateContent', OperationContext> = async ({ path, body }, context) => {
  const item = await update(context, uuidOf(path.containerId), body.caption);
  return { status: 200, body: presentContentItem(item, context.config.mediaBaseUrl) };
};
