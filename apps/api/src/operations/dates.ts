const firstSecond = Date.parse('0001-01-01T00:00:00Z');
const lastSecond = Date.parse('9999-12-31T23:59:59Z');

/**
 * The first second of a query's span, already known to be RFC 3339 in UTC. RFC 3339 has a leap second and a
 * year 0, which clocks and databases have not.
 */
export function sinceOrNull(value: string | undefined): Date | null {
  if (value === undefined) return null;
  return new Date(Math.max(Date.parse(value.replace(/:60(?=[.Z])/, ':59')), firstSecond));
}

/** The last second of a query's span; null for none, and for the last there is, after which no second follows. */
export function untilOrNull(value: string | undefined): Date | null {
  const until = sinceOrNull(value);
  return until !== null && until.getTime() < lastSecond ? until : null;
}
