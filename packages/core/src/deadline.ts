/** Settles as `work` does, or rejects with `late()` once `signal` aborts; the work itself is not stopped. */
export async function withDeadline<T>(signal: AbortSignal, work: Promise<T>, late: () => Error): Promise<T> {
  let onAbort = (): void => undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    onAbort = () => {
      reject(late());
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
