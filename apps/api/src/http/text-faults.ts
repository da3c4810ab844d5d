import { refusalOfIssues } from '@layers-content/core';

/**
 * Refuses what no database column and no UTF-8 body can carry: NUL and lone surrogates, in any key or string.
 * @param path where the value stands, such as `body` or `query/search`.
 * @throws ValidationError that names the first place.
 */
export function refuseUnstorableText(value: unknown, path: string): void {
  if (typeof value === 'string') refuseString(value, path);
  else if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => {
      refuseUnstorableText(item, `${path}/${index}`);
    });
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      refuseString(key, path);
      refuseUnstorableText(item, `${path}/${key}`);
    }
  }
}

/**
 * Refuses a query that is not percent-encoded UTF-8 (a parser of queries would put U+FFFD in its place), and names in
 * brackets (`status[]` is not `status`).
 * @param url as it was sent.
 * @throws ValidationError that names the first place.
 */
export function refuseUndecodableQuery(url: string): void {
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  for (const part of query.split('&')) {
    const name = decoded(part.split('=', 1)[0] ?? '');
    if (name === null || decoded(part) === null)
      throw refusalOfIssues([{ path: 'query', message: 'must be percent-encoded UTF-8' }]);
    if (name.includes('['))
      throw refusalOfIssues([{ path: `query/${name}`, message: 'is no parameter of this operation' }]);
  }
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

const loneSurrogate = /[\uD800-\uDFFF]/u;

function refuseString(text: string, path: string): void {
  const fault = text.includes('\0') ? 'a NUL character' : loneSurrogate.test(text) ? 'a lone surrogate' : null;
  if (fault === null) return;
  throw refusalOfIssues([{ path, message: `must NOT contain ${fault}` }]);
}
