import type { TestServiceOptions } from '../../test-service.ts';
import { createGate } from '../../http/gate.ts';
import type { Gate } from '../../http/gate.ts';

/**
 * A store that keeps films waiting at its door while the gate is closed: their PUTs are under way, and come to no
 * end.
 */
export function heldFilms(): { readonly gate: Gate; readonly wrap: NonNullable<TestServiceOptions['wrap']> } {
  const gate = createGate();
  return {
    gate,
    wrap: ({ store }) => ({
      store: {
        ...store,
        receive: async (grant, body, options) => {
          if (grant.contentType.startsWith('video/')) await gate.pass();
          return store.receive(grant, body, options);
        },
      },
    }),
  };
}
