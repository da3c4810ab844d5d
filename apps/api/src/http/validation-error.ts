import { refusalOfIssues } from '@layers-content/core';
import type { Issue, ValidationError } from '@layers-content/core';

/** The 422 of a request that does not match the contract. */
export function validationError(issues: readonly Issue[]): ValidationError {
  return refusalOfIssues('The request does not match the contract; see details.issues.', issues);
}
