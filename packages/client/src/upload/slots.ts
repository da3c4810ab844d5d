/** Runs work when one of a few slots is free, in the order it was asked for. */
export type RunInSlot = <T>(work: () => Promise<T>) => Promise<T>;

export function slots(count: number): RunInSlot {
  const waiting: (() => void)[] = [];
  let free = count;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
