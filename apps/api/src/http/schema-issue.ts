import type { Issue } from '@layers-content/core';
import type { ErrorObject } from 'ajv/dist/2020.js';

/**
 * A fault as a caller is told of it: names the missing or unknown property itself, and the values that are allowed.
 * @param place where the value stands that was checked, such as `body`.
 */
export function issueOf(
  place: string,
  { instancePath, params, message = 'does not match the contract' }: ErrorObject,
): Issue {
  const names: unknown[] = [params['missingProperty'], params['additionalProperty']];
  const name = names.find((candidate) => typeof candidate === 'string');
  const allowed: unknown = params['allowedValues'];
  return {
    path: `${place}${instancePath}${name === undefined ? '' : `/${name}`}`,
    message: Array.isArray(allowed) ? `${message}: ${allowed.join(', ')}` : message,
  };
}
