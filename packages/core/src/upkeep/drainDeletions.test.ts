import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { drainDeletions } from './drainDeletions.ts';

/** An outbox of so many keys, and a store that takes its time. */
function outboxOf(size: number) {
  const keys = new Set(Array.from({ length: size }, (_, index) => `staging/${index}`));
  const seen = { atOnce: 0, mostAtOnce: 0, deleted: 0 };
  const hidden = new Set<string>();
  return {
    keys,
    seen,
    maintenance: {
      async takeDeletions(limit: number) {
        const taken = [...keys].filter((key) => !hidden.has(key)).slice(0, limit);
        for (const key of taken) hidden.add(key);
        return taken;
      },
      async confirmDeletions(confirmed: readonly string[]) {
        for (const key of confirmed) keys.delete(key);
      },
    },
    store: {
      async delete() {
        seen.atOnce += 1;
        seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.atOnce);
        await turn();
        seen.atOnce -= 1;
        seen.deleted += 1;
      },
    },
  };
}

test('deletes all of them, few at once', async () => {
  const { keys, seen, maintenance, store } = outboxOf(450);
  expect(await drainDeletions({ maintenance, store })).toBe(450);
  expect(keys.size).toBe(0);
  expect(seen).toEqual({ atOnce: 0, mostAtOnce: 8, deleted: 450 });
});

test('ends within a batch, and confirms what it had deleted by then', async () => {
  const { keys, seen, maintenance, store } = outboxOf(100);
  const stop = new AbortController();
  const stopsAtTwenty = {
    delete: async () => {
      await store.delete();
      if (seen.deleted === 20) stop.abort();
    },
  };
  expect(await drainDeletions({ maintenance, store: stopsAtTwenty, stopping: stop.signal })).toBe(24);
  expect(keys.size).toBe(76);
});
