/** Tells all faults of a batch at once, after the rest of it was done. @throws AggregateError. */
export function throwFaults(outcomes: readonly PromiseSettledResult<unknown>[], doing: string): void {
  const faults = outcomes.filter((outcome) => outcome.status === 'rejected').map((outcome): unknown => outcome.reason);
  if (faults.length > 0)
    throw new AggregateError(faults, `${faults.length} of ${outcomes.length} failed while ${doing}`);
}
