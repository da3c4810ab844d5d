import type { Handler } from '@layers-content/contract';
import { getAsset as get } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentAsset } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const getAsset: Handler<'getAsset', OperationContext> = async ({ path }, context) => {
  const contentId = uuidOf(path.containerId);
  const asset = await get(context.repository, contentId, path.assetId);
  return { status: 200, body: { containerId: `cnt_${contentId}`, ...presentAsset(asset, context.mediaUrls) } };
};
