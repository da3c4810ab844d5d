/** A signal of one's own that also ends when another does. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  readonly abort: (reason: unknown) => void;
  /** To be called when what it was for is over, or the other one keeps it. */
  readonly unlink: () => void;
}

/** @param delayMs how much later than the other signal it ends. */
export type Link = (delayMs?: number) => LinkedSignal;

/**
 * What undoes or opens something at the service goes on for so long when the upload is taken back, so that nothing
 * stays open.
 */
export const graceMs = 10_000;

/**
 * Links to one signal, as many as are wanted, by a single listener, which is there while there are links: Node takes
 * more than ten for a leak, and a signal may outlive many uploads. Not `AbortSignal.any`, whose signals may be
 * collected while a request waits for them.
 */
export function linksTo(other: AbortSignal): Link {
  const linked = new Set<() => void>();
  const endAll = () => [...linked].forEach((end) => end());
  return (delayMs = 0) => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      if (delayMs === 0) controller.abort(other.reason);
      else timer = setTimeout(() => controller.abort(other.reason), delayMs);
    };
    linked.add(end);
    // Added once, however often.
    other.addEventListener('abort', endAll, { once: true });
    if (other.aborted) end();
    return {
      signal: controller.signal,
      abort: (reason) => controller.abort(reason),
      unlink: () => {
        clearTimeout(timer);
        linked.delete(end);
        if (linked.size === 0) other.removeEventListener('abort', endAll);
      },
    };
  };
}

/** Runs work on a link of its own. */
export async function during<T>(linked: LinkedSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  try {
    return await work(linked.signal);
  } finally {
    linked.unlink();
  }
}
