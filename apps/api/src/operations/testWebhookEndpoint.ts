import { testWebhookEndpoint as ping } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentWebhookDelivery } from './present-webhook.ts';

export const testWebhookEndpoint = handler('testWebhookEndpoint', {
  run: ({ path }, context) => ping(context, uuidOf(path.endpointId)),
  present: (delivery) => ({ status: 200, body: presentWebhookDelivery(delivery) }),
});
