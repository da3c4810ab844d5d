import { setImmediate as turn } from 'node:timers/promises';

/** What one statement looks for at most; the embedded database answers nobody else meanwhile. */
const mostKeys = 64;

/**
 * Lets those who look for something in one turn of the event loop share a statement. It begins when the turn is over,
 * after the last of them has asked, so that each sees what is there then; nothing is kept for whoever asks later.
 * @param findAll what it leaves out is not there.
 */
export function inTurns<V>(
  findAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | null> {
  let open: Batch<V> | null = null;
  const begin = (): Batch<V> => {
    const keys = new Set<string>();
    const found = turn().then(() => {
      if (open?.keys === keys) open = null;
      return findAll([...keys]);
    });
    return { keys, found };
  };
  return async (key) => {
    if (open === null || open.keys.size >= mostKeys) open = begin();
    open.keys.add(key);
    return (await open.found).get(key) ?? null;
  };
}

interface Batch<V> {
  readonly keys: Set<string>;
  readonly found: Promise<ReadonlyMap<string, V>>;
}
