import type { Link } from './signals.ts';

/** What ends the work for good, and links to it. */
export interface Within {
  readonly signal: AbortSignal;
  readonly link: Link;
}

/** Lets work through while it is not paused. */
export interface Gate {
  readonly pause: () => void;
  readonly resume: () => void;
  /** Waits until it is open. @throws the signal's reason. */
  opened(signal: AbortSignal): Promise<void>;
  /** Runs work that a pause breaks off, which is told, and runs it anew when the pause is over. */
  run<T>(within: Within, work: (signal: AbortSignal) => Promise<T>, onBroken: () => void): Promise<T>;
}

export function gate(): Gate {
  let paused = false;
  const atPause = new Set<() => void>();
  const atResume = new Set<() => void>();
  const opened = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    while (paused) {
      await until(atResume, signal);
      signal.throwIfAborted();
    }
  };
  return {
    pause: () => {
      paused = true;
      for (const end of [...atPause]) end();
    },
    resume: () => {
      paused = false;
      for (const end of [...atResume]) end();
    },
    opened,
    run: async ({ signal, link }, work, onBroken) => {
      for (;;) {
        await opened(signal);
        const pass = link();
        const breakOff = () => pass.abort(new DOMException('The upload is paused.', 'AbortError'));
        atPause.add(breakOff);
        try {
          return await work(pass.signal);
        } catch (error) {
          if (signal.aborted || !pass.signal.aborted) throw error;
          onBroken();
        } finally {
          atPause.delete(breakOff);
          pass.unlink();
        }
      }
    },
  };
}

/** Waits to be called by those who hold the list, or for the signal. */
function until(list: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      list.delete(end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    list.add(end);
    signal.addEventListener('abort', end, { once: true });
  });
}
