import { endpointNotFound, found } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentWebhookEndpoint } from './present-webhook.ts';

export const getWebhookEndpoint = handler('getWebhookEndpoint', {
  run: async ({ path }, { repository }) =>
    found(await repository.getWebhookEndpoint(uuidOf(path.endpointId)), endpointNotFound),
  present: (endpoint) => ({ status: 200, body: presentWebhookEndpoint(endpoint) }),
});
