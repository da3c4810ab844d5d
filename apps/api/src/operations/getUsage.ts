import type { Handler } from '@layers-content/contract';
import { presentUsage } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const getUsage: Handler<'getUsage', OperationContext> = async (_input, context) => {
  const usage = await context.repository.getUsage();
  return { status: 200, body: presentUsage(context.apiKey, usage, context.quotas) };
};
