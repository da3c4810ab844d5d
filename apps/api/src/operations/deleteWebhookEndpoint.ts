import { deleteWebhookEndpoint as remove } from '@layers-content/core';
import { endpointIdOf, uuidOf } from '../ids.ts';
import { handler } from './handler.ts';

export const deleteWebhookEndpoint = handler('deleteWebhookEndpoint', {
  run: ({ path }, { repository }) => remove(repository, uuidOf(path.endpointId)),
  present: ({ id }) => ({ status: 200, body: { id: endpointIdOf(id), deleted: true } }),
});
