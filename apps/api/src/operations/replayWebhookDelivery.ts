import { replayWebhookDelivery as replay } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentWebhookDelivery } from './present-webhook.ts';

export const replayWebhookDelivery = handler('replayWebhookDelivery', {
  run: ({ path }, context) => replay(context, uuidOf(path.deliveryId)),
  present: (delivery) => ({ status: 200, body: presentWebhookDelivery(delivery) }),
});
