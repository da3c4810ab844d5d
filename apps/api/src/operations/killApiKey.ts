import type { Handler } from '@layers-content/contract';
import { killApiKey as kill } from '@layers-content/core';
import type { ApiKey } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentKilledKey } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const killApiKey: Handler<'killApiKey', OperationContext> = async ({ path }, context) => {
  const alongside = context.alongside(({ id }: ApiKey) => ({
    event: { eventType: 'api_key.killed', projectId: null, data: { apiKeyId: `key_${id}` } },
    reply: { status: 200, body: null },
  }));
  const key = await kill(context.repository, uuidOf(path.keyId), alongside);
  return { status: 200, body: presentKilledKey(key) };
};
