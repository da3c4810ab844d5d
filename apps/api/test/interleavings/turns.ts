import type { Scheduler } from 'fast-check';

/**
 * Lets calls start one at a time, in the order the scheduler chooses; the next is chosen when the one before is done.
 */
export interface Turns {
  take<T>(label: string, call: () => T | Promise<T>): Promise<T>;
}

/** @param isAlive a process that is not alive when its turn comes does nothing any more: its calls never end. */
export function turnsOf(scheduler: Scheduler, isAlive: () => boolean = () => true): Turns {
  return {
    async take<T>(label: string, call: () => T | Promise<T>): Promise<T> {
      let end = (): void => undefined;
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      await scheduler.schedule(Promise.resolve(), label, undefined, async (release) => {
        await release();
        await ended;
        // Whoever was waiting for the answer asks for its next turn before that is chosen.
        await new Promise((resolve) => setImmediate(resolve));
      });
      if (!isAlive()) {
        end();
        return new Promise(() => {});
      }
      try {
        return await call();
      } finally {
        end();
      }
    },
  };
}

/** The same port, each of its asynchronous methods in turns. */
export function inTurns<Port extends object>(port: Port, turns: Turns, name: string): Port {
  return new Proxy(port, {
    get(target, property) {
      const method: unknown = Reflect.get(target, property);
      if (typeof method !== 'function') return method;
      return (...args: readonly unknown[]): unknown =>
        turns.take(`${name}.${String(property)}`, (): unknown => Reflect.apply(method, target, args));
    },
  });
}
