import { presentIdentity } from './presenters.ts';
import { handler } from './handler.ts';

export const whoami = handler('whoami', {
  run: (_input, { apiKey }) => apiKey,
  present: (apiKey) => ({ status: 200, body: presentIdentity(apiKey) }),
});
