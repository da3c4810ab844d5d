import { setImmediate as turn } from 'node:timers/promises';

/**
 * Lets those who ask for the same thing in one turn of the event loop share one look-up. It begins when the turn is over, after
 * the last of them has asked, so that each sees what is there then; nothing is kept for whoever asks later.
 */
export function sharedLookups<T>(find: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  const findAfterTurn = async (key: string): Promise<T> => {
    await turn();
    asked.delete(key);
    return find(key);
  };
  return (key) => {
    const shared = asked.get(key) ?? findAfterTurn(key);
    asked.set(key, shared);
    return shared;
  };
}
