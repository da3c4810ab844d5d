/** How much work of one caller is under way at once: enough to hide a store's way, too little to fill it. */
const mostAtOnce = 4;

/**
 * Does work on each of some things, a few at once, and answers in their order. After a fault nothing more is begun; it ends when
 * all that was begun has ended, so that nothing is left at work behind it. Of several faults the first in order is thrown.
 */
export async function sideBySide<T, R>(
  things: readonly T[],
  work: (thing: T, index: number) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  const faults = new Map<number, unknown>();
  const left = things.entries();
  const lane = async (): Promise<void> => {
    for (const [index, thing] of left) {
      try {
        answers[index] = await work(thing, index);
      } catch (error) {
        faults.set(index, error);
      }
      if (faults.size > 0) return;
    }
  };
  await Promise.all(Array.from({ length: mostAtOnce }, lane));
  if (faults.size > 0) throw faults.get(Math.min(...faults.keys()));
  return answers;
}
