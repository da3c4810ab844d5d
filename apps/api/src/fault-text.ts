import { DomainError } from '@layers-content/core';

/**
 * What an operator is told of a fault: its message and, where a part could not be asked, why, in that part's own
 * words. Those of a server or a connection hold no password.
 */
export function faultText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof DomainError && error.cause instanceof Error
    ? `${error.message} (${causeText(error)})`
    : error.message;
}

/** Why a part did not answer, in one line. */
export function causeText({ message, cause }: DomainError): string {
  if (!(cause instanceof Error)) return message;
  const code = 'code' in cause ? String(cause.code) : cause.name;
  return cause.message === '' ? code : cause.message;
}
