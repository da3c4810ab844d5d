import type { Handler } from '@layers-content/contract';
import { presentIdentity } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const whoami: Handler<'whoami', OperationContext> = (_input, context) =>
  Promise.resolve({ status: 200, body: presentIdentity(context.apiKey) });
