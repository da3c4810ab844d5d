import { contentNotFound, found, NotFoundError } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { presentContentAsset } from './presenters.ts';
import { handler } from './handler.ts';

const assetNotFound = () => new NotFoundError('The content item has no such asset. Read its assets for their ids.');

/** An item that is not completed has no asset. */
export const getAsset = handler('getAsset', {
  run: async ({ path }, { repository }) => {
    const { item } = found(await repository.findContent(uuidOf(path.containerId)), contentNotFound);
    const asset = found(
      item.assets.find(({ assetId }) => assetId === path.assetId),
      assetNotFound,
    );
    return { contentId: item.id, asset };
  },
  present: ({ contentId, asset }, { mediaUrls }) => ({
    status: 200,
    body: presentContentAsset(contentId, asset, mediaUrls),
  }),
});
