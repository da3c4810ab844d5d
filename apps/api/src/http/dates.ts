/** A time of a query, already held against the contract's pattern. */
export function dateOrNull(value: string | undefined): Date | null {
  return value === undefined ? null : new Date(value);
}
