import { allows } from '@layers-content/core';
import type { ApiKey } from '@layers-content/core';
import type { RequestHandler } from 'express';
import { isSecretOf, parseApiKey } from '../api-keys.ts';
import { HttpProblem } from './problems.ts';
import { apiKeyOf, operationOf, stateOf } from './request-state.ts';

interface KeyLookup {
  readonly findApiKey: (handle: string) => Promise<ApiKey | null>;
  readonly keyPepper: Uint8Array;
}

/** Knows the caller by `Authorization: Bearer lp_…`, the only form there is. @throws HttpProblem 401. */
export function authenticate({ findApiKey, keyPepper }: KeyLookup): RequestHandler {
  return async (req, _res, next) => {
    const presented = /^Bearer ([!-~]+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (presented === undefined) throw unauthenticated('Send the header "Authorization: Bearer <API key>".');
    const parsed = parseApiKey(presented);
    if (!parsed) throw unauthenticated('The API key is not of the form lp_<live|test>_<handle>_<secret>.');
    const apiKey = await findApiKey(parsed.handle);
    if (!isSecretOf(apiKey, parsed.secret, keyPepper) || apiKey.world !== parsed.world || apiKey.revokedAt) {
      throw unauthenticated('The API key is not valid. Check it, or ask the operator for a new one.');
    }
    stateOf(req).apiKey = apiKey;
    next();
  };
}

function unauthenticated(message: string): HttpProblem {
  return new HttpProblem('UNAUTHENTICATED', message, { headers: { 'WWW-Authenticate': 'Bearer' } });
}

/** Denies by default, before anything is looked up. @throws HttpProblem 403. */
export const authorize: RequestHandler = (req, _res, next) => {
  const { scope } = operationOf(req);
  if (scope !== null && !allows(apiKeyOf(req).scopes, scope)) {
    throw new HttpProblem('FORBIDDEN_SCOPE', `The API key lacks the scope ${scope}. Use a key that has it.`);
  }
  next();
};
