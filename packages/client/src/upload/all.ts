/**
 * As `Promise.all`, but waits until the others have ended too, which the first failure is told to make them do.
 * @throws the first failure.
 */
export async function all<T>(works: readonly Promise<T>[], endOthers: (reason: unknown) => void): Promise<T[]> {
  let failure: { readonly reason: unknown } | undefined;
  const ended = works.map((work) =>
    work.catch((reason: unknown) => {
      failure ??= { reason };
      endOthers(failure.reason);
    }),
  );
  await Promise.all(ended);
  if (failure !== undefined) throw failure.reason;
  return Promise.all(works);
}
