/** RFC 3339 UTC with whole seconds, as every time in a body. */
export function timeOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** The same of a time that may not be there. */
export function timeOrNull(date: Date | null): string | null {
  return date && timeOf(date);
}
