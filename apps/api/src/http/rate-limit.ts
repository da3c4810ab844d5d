import { RateLimitedError } from '@layers-content/core';
import type { EndpointClass, RateLimiter } from '@layers-content/core';
import type { RequestHandler } from 'express';
import type { Operation } from './operation.ts';
import { apiKeyOf, operationOf, stateOf } from './request-state.ts';

/** What a request of this operation counts as. */
export function endpointClassOf({ method }: Pick<Operation, 'method'>): EndpointClass {
  return method === 'GET' ? 'read-light' : 'write-light';
}

/**
 * Counts every authenticated request that is not counted yet, and tells how the key stands.
 * @throws RateLimitedError.
 */
export function limitRate(limiter: RateLimiter): RequestHandler {
  return async (req, res, next) => {
    const { id, rateLimitTier } = apiKeyOf(req);
    const endpointClass = endpointClassOf(operationOf(req));
    const counted = stateOf(req).counted ?? (await limiter.take(id, endpointClass, rateLimitTier));
    const { limit, remaining, resetSeconds, exceeded } = counted;
    res.set({
      'X-RateLimit-Endpoint-Class': endpointClass,
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(remaining),
      'X-RateLimit-Reset': String(resetSeconds),
    });
    if (exceeded) {
      throw new RateLimitedError(exceeded.window, exceeded.limit, {
        at: exceeded.resetsAt,
        inSeconds: exceeded.resetSeconds,
      });
    }
    next();
  };
}
