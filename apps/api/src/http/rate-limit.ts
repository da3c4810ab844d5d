import { RateLimitedError } from '@layers-content/core';
import type { RateLimiter } from '@layers-content/core';
import type { RequestHandler } from 'express';
import { apiKeyOf, operationOf } from './request-state.ts';

/** Counts every authenticated request and tells how the key stands. @throws RateLimitedError. */
export function limitRate(limiter: RateLimiter): RequestHandler {
  return async (req, res, next) => {
    const { id, rateLimitTier } = apiKeyOf(req);
    const endpointClass = operationOf(req).method === 'GET' ? 'read-light' : 'write-light';
    const { limit, remaining, resetSeconds, exceeded } = await limiter.take(id, endpointClass, rateLimitTier);
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
