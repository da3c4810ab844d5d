import { expect } from 'vitest';

/** Matches a text with this in it, inside an expected value; vitest's own is typed `any`. */
export function textWith(part: string): unknown {
  const matcher: unknown = expect.stringContaining(part);
  return matcher;
}

/** Matches a text without this in it. */
export function textWithout(part: string): unknown {
  const matcher: unknown = expect.not.stringContaining(part);
  return matcher;
}
