import { rotateWebhookSecret as rotate } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentSigningEndpoint } from './present-webhook.ts';

export const rotateWebhookSecret = handler('rotateWebhookSecret', {
  run: ({ path }, context) => rotate(context, uuidOf(path.endpointId)),
  present: (rotated) => ({ status: 200, body: presentSigningEndpoint(rotated) }),
  signingEndpointOf: ({ endpoint }) => endpoint.id,
});
