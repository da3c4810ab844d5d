import { allows, KillSwitchError } from '@layers-content/core';
import type { ApiKey, RateLimiter, Repository } from '@layers-content/core';
import type { Request, RequestHandler } from 'express';
import { hashSecret, parseApiKey, pepperOf } from '../api-keys.ts';
import type { RefusalCounts } from '../background/refusal-counts.ts';
import type { KeyRing } from '../config/secrets.ts';
import { HttpProblem } from './problems.ts';
import { endpointClassOf } from './rate-limit.ts';
import { apiKeyOf, operationOf, stateOf } from './request-state.ts';

interface KeyLookup {
  readonly repository: Pick<Repository, 'findApiKey' | 'rehashApiKey'>;
  readonly refusals: Pick<RefusalCounts, 'add'>;
  readonly keyPeppers: KeyRing;
  /** Null when rate limits are off. */
  readonly limiter: RateLimiter | null;
}

/**
 * Knows the caller by `Authorization: Bearer lp_…`, the only form there is. The key is read each time, so that a
 * revoked or killed one stops on the next request; in one step the request is counted, where the limiter can do that.
 * @throws HttpProblem 401; KillSwitchError.
 */
export function authenticate(lookup: KeyLookup): RequestHandler {
  const { repository, refusals, keyPeppers } = lookup;
  return async (req, _res, next) => {
    const presented = /^Bearer ([!-~]+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (presented === undefined) throw unauthenticated('Send the header "Authorization: Bearer <API key>".');
    const parsed = parseApiKey(presented);
    if (!parsed) throw unauthenticated('The API key is not of the form lp_<live|test>_<handle>_<secret>.');
    const apiKey = await findKey(req, parsed, lookup);
    const { requestId } = stateOf(req);
    const pepper = pepperOf(apiKey, parsed.secret, keyPeppers);
    if (apiKey === null || pepper === null || apiKey.environment !== parsed.environment) {
      if (apiKey) refusals.add(apiKey, { reason: 'wrong_secret', requestId });
      throw unauthenticated(notValid);
    }
    if (apiKey.killedAt) {
      refusals.add(apiKey, { reason: 'killed', requestId });
      throw new KillSwitchError();
    }
    if (apiKey.revokedAt) {
      refusals.add(apiKey, { reason: 'revoked', requestId });
      throw unauthenticated(notValid);
    }
    if (pepper !== keyPeppers[0]) await repository.rehashApiKey(apiKey, hashSecret(parsed.secret, keyPeppers[0]));
    stateOf(req).apiKey = apiKey;
    next();
  };
}

async function findKey(
  req: Request,
  { handle, environment, secret }: NonNullable<ReturnType<typeof parseApiKey>>,
  { repository, keyPeppers, limiter }: KeyLookup,
): Promise<ApiKey | null> {
  if (!limiter?.findAndTake) return repository.findApiKey(handle);
  const presented = { handle, environment, secretHashes: keyPeppers.map((pepper) => hashSecret(secret, pepper)) };
  const { apiKey, state } = await limiter.findAndTake(presented, endpointClassOf(operationOf(req)));
  if (state) stateOf(req).counted = state;
  return apiKey;
}

const notValid = 'The API key is not valid. Check it, or ask the operator for a new one.';

function unauthenticated(message: string): HttpProblem {
  return new HttpProblem('UNAUTHENTICATED', message, { headers: { 'WWW-Authenticate': 'Bearer' } });
}

/** Denies by default, before anything is looked up. @throws HttpProblem 403. */
export function authorize(refusals: Pick<RefusalCounts, 'add'>): RequestHandler {
  return (req, _res, next) => {
    const refusal = refusalOf(operationOf(req), apiKeyOf(req), req.headers['x-layers-organization'] !== undefined);
    if (refusal) {
      refusals.add(apiKeyOf(req), { reason: refusal.reason, requestId: stateOf(req).requestId });
      throw new HttpProblem('FORBIDDEN_SCOPE', refusal.message);
    }
    next();
  };
}

function refusalOf({ scope }: ReturnType<typeof operationOf>, { scopes }: ApiKey, namesOrganization: boolean) {
  if (scope !== null && !allows(scopes, scope)) {
    return { reason: 'missing_scope', message: `The API key lacks the scope ${scope}. Use a key that has it.` };
  }
  if (namesOrganization) {
    return {
      reason: 'organization_header',
      message:
        'There are no child organizations yet. Leave the header X-Layers-Organization out; the key says whose data is meant.',
    };
  }
  return null;
}
