import { killApiKey as kill } from '@layers-content/core';
import { uuidOf } from './ids.ts';
import { presentKilledKey } from './presenters.ts';
import { handler } from './handler.ts';

export const killApiKey = handler('killApiKey', {
  run: ({ path }, { repository }) => kill(repository, uuidOf(path.keyId)),
  present: (key) => ({ status: 200, body: presentKilledKey(key) }),
});
