import { handler } from './handler.ts';
import { presentWebhookEndpoint } from './present-webhook.ts';

export const listWebhookEndpoints = handler('listWebhookEndpoints', {
  run: (_input, { repository }) => repository.listWebhookEndpoints(),
  present: (endpoints) => ({ status: 200, body: { items: endpoints.map(presentWebhookEndpoint) } }),
});
