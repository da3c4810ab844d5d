/**
 * Does work on each of a few things at once, and answers in their order. It ends when all of it has ended, so that nothing is left at
 * work behind a fault; of several faults the first in order is thrown.
 */
export async function sideBySide<T, R>(
  things: readonly T[],
  work: (thing: T, index: number) => Promise<R>,
): Promise<R[]> {
  const underWay = things.map(work);
  await Promise.allSettled(underWay);
  return Promise.all(underWay);
}
