import { endpointNotFound, found } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentWebhookDelivery } from './present-webhook.ts';

export const listWebhookDeliveries = handler('listWebhookDeliveries', {
  run: async ({ path, query }, { repository, cursors }) =>
    found(
      await repository.listWebhookDeliveries({
        endpointId: uuidOf(path.endpointId),
        after: cursors.read(query.cursor),
        limit: query.limit ?? 25,
      }),
      endpointNotFound,
    ),
  present: (page, { cursors }) => ({
    status: 200,
    body: { items: page.items.map(presentWebhookDelivery), nextCursor: cursors.write(page.next) },
  }),
});
