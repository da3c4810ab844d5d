import { handler } from './handler.ts';
import { presentUsage } from './present-account.ts';

export const getUsage = handler('getUsage', {
  run: (_input, { repository }) => repository.getUsage(),
  present: (usage, { apiKey, quotas }) => ({ status: 200, body: presentUsage(apiKey, usage, quotas) }),
});
