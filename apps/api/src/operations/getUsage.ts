import { handler } from './handler.ts';
import { presentUsage } from './present-account.ts';

export const getUsage = handler('getUsage', {
  run: async (_input, { repository }) => ({
    usage: await repository.getUsage(),
    webhookEndpoints: (await repository.listWebhookEndpoints()).length,
  }),
  present: (used, { apiKey, quotas }) => ({ status: 200, body: presentUsage(apiKey, used, quotas) }),
});
