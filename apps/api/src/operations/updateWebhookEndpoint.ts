import { updateWebhookEndpoint as update } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentWebhookEndpoint } from './present-webhook.ts';

export const updateWebhookEndpoint = handler('updateWebhookEndpoint', {
  run: ({ path, body: { projectId, ...changes } }, context) =>
    update(context, uuidOf(path.endpointId), {
      ...changes,
      ...(projectId !== undefined && { projectId: projectId && uuidOf(projectId) }),
    }),
  present: (endpoint) => ({ status: 200, body: presentWebhookEndpoint(endpoint) }),
});
