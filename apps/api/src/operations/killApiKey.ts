import { killApiKey as kill } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentKilledKey } from './present-account.ts';

export const killApiKey = handler('killApiKey', {
  run: ({ path }, { repository }) => kill(repository, uuidOf(path.keyId)),
  present: (key) => ({ status: 200, body: presentKilledKey(key) }),
});
