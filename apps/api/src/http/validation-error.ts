import { ValidationError } from '@layers-content/core';

/** One fault of a request, as `details.issues` tells it. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** The 422 of a request that does not match the contract; each fault is told once. */
export function validationError(issues: readonly Issue[]): ValidationError {
  const once = issues.filter((issue, index) => issues.findIndex((other) => isSame(issue, other)) === index);
  return new ValidationError('The request does not match the contract; see details.issues.', { issues: once });
}

function isSame(a: Issue, b: Issue): boolean {
  return a.path === b.path && a.message === b.message;
}
