/** Both ends inclusive. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * The one span a `Range` header asks of `sizeBytes` bytes (RFC 9110, 14.1.2).
 * Null: the whole, since a server may leave several ranges and must leave other units and malformed ones alone.
 */
export function byteSpanOf(range: string | undefined, sizeBytes: number): ByteSpan | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(range ?? '') ?? [];
  if (first === '') return last === '' ? null : suffixOf(Number(last), sizeBytes);
  const start = Number(first);
  const end = last === '' ? Infinity : Number(last);
  if (end < start) return null;
  return start < sizeBytes ? { start, end: Math.min(end, sizeBytes - 1) } : 'unsatisfiable';
}

/** The last `length` bytes; more than there are means all. */
function suffixOf(length: number, sizeBytes: number): ByteSpan | 'unsatisfiable' {
  return length > 0 && sizeBytes > 0 ? { start: Math.max(0, sizeBytes - length), end: sizeBytes - 1 } : 'unsatisfiable';
}
