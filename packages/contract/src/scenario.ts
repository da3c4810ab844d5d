import { asString, isObject } from './json.ts';
import type { JsonObject } from './json.ts';

/**
 * The body of an `x-request`: `body` as JSON, `rawBody` as it is (`''` for none), `bodyRepeat` built; else the
 * documented one.
 */
export function bodyOf(scenario: JsonObject, documented: string | null): string | null {
  if ('body' in scenario) return JSON.stringify(scenario['body']);
  const { rawBody, bodyRepeat } = scenario;
  if (typeof rawBody === 'string') return rawBody === '' ? null : rawBody;
  if (!isObject(bodyRepeat)) return documented;
  return `${asString(bodyRepeat['before'], 'before')}${repeat(bodyRepeat)}${asString(bodyRepeat['after'], 'after')}`;
}

/** The headers of an `x-request`, with `Authorization` apart; null takes a header away. */
export function headersOf(
  scenario: JsonObject,
  { contentType }: { readonly contentType: string | null },
): {
  readonly authorization: { readonly authorization?: string | null };
  readonly headers: Readonly<Record<string, string>>;
} {
  const given = isObject(scenario['headers']) ? scenario['headers'] : {};
  const sent: JsonObject = { ...(contentType === null ? {} : { 'Content-Type': contentType }), ...given };
  const { ['Authorization']: authorization, ...others } = sent;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(others)) {
    if (value !== null) headers[name] = asString(value, name);
  }
  if (authorization === undefined) return { authorization: {}, headers };
  return {
    authorization: { authorization: authorization === null ? null : asString(authorization, 'Authorization') },
    headers,
  };
}

/** One header too long to be written out. */
export function repeatedHeaderOf(scenario: JsonObject): Readonly<Record<string, string>> {
  const { headerRepeat } = scenario;
  return isObject(headerRepeat) ? { [asString(headerRepeat['name'], 'name')]: repeat(headerRepeat) } : {};
}

/** The query string with its `?`, or nothing; a list repeats its parameter. */
export function queryOf(scenario: JsonObject): string {
  const given = isObject(scenario['query']) ? scenario['query'] : {};
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    values.forEach((one) => search.append(name, asString(one, name)));
  }
  return search.size === 0 ? '' : `?${search.toString()}`;
}

function repeat({ text, times }: JsonObject): string {
  return asString(text, 'text').repeat(Number(times));
}
