import type { Handler } from '@layers-content/contract';
import { checkPlatformFit as check } from '@layers-content/core';
import { presentPlatformFit } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const checkPlatformFit: Handler<'checkPlatformFit', OperationContext> = ({ body }, context) => {
  const platformFit = presentPlatformFit(check(context, body));
  return Promise.resolve({ status: 200, body: { platformFit } });
};
