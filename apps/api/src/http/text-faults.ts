import { ValidationError } from '@layers-content/core';

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

const loneSurrogate = /[\uD800-\uDFFF]/u;

function refuseString(text: string, path: string): void {
  const fault = text.includes('\0') ? 'a NUL character' : loneSurrogate.test(text) ? 'a lone surrogate' : null;
  if (fault === null) return;
  throw new ValidationError('The text cannot be kept as it is; see details.issues.', {
    issues: [{ path, message: `must NOT contain ${fault}` }],
  });
}
