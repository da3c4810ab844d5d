import { handler } from './handler.ts';
import { presentIdentity } from './present-account.ts';

export const whoami = handler('whoami', {
  run: (_input, { apiKey }) => apiKey,
  present: (apiKey) => ({ status: 200, body: presentIdentity(apiKey) }),
});
