import { createWebhookEndpoint as create } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentSigningEndpoint } from './present-webhook.ts';

export const createWebhookEndpoint = handler('createWebhookEndpoint', {
  run: ({ body }, context) =>
    create(context, {
      url: body.url,
      events: body.events,
      description: body.description ?? null,
      metadata: body.metadata ?? null,
      projectId: body.projectId === undefined ? null : uuidOf(body.projectId),
    }),
  present: (created) => ({ status: 201, body: presentSigningEndpoint(created) }),
  signingEndpointOf: ({ endpoint }) => endpoint.id,
});
