import type { Handler } from '@layers-content/contract';
import { presentPlatformRules } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const listPlatformRules: Handler<'listPlatformRules', OperationContext> = (_input, context) =>
  Promise.resolve({ status: 200, body: { platformRules: context.judge.rules().map(presentPlatformRules) } });
