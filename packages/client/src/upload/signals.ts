/** A signal of one's own that also ends when another does. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  readonly abort: (reason: unknown) => void;
  /** To be called when what it was for is over, or the other one keeps it. */
  readonly unlink: () => void;
}

/**
 * As `AbortSignal.any` with a controller; but that one may be collected while a request waits for it.
 * @param delayMs how much later than the other one it ends.
 */
export function linkTo(other: AbortSignal | undefined, delayMs = 0): LinkedSignal {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    if (delayMs === 0) controller.abort(other?.reason);
    else timer = setTimeout(() => controller.abort(other?.reason), delayMs);
  };
  if (other?.aborted === true) end();
  else other?.addEventListener('abort', end, { once: true });
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    unlink: () => {
      clearTimeout(timer);
      other?.removeEventListener('abort', end);
    },
  };
}
