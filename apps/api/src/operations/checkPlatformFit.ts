import { checkPlatformFit as check } from '@layers-content/core';
import { presentPlatformFit } from './presenters.ts';
import { handler } from './handler.ts';

export const checkPlatformFit = handler('checkPlatformFit', {
  run: ({ body }, context) => check(context, body),
  present: (verdicts) => ({ status: 200, body: { platformFit: presentPlatformFit(verdicts) } }),
});
