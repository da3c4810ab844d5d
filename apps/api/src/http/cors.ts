import cors from 'cors';
import type { RequestHandler } from 'express';

/** Headers a page may send: the key, JSON, idempotency, and what an upload URL asks for. */
const requestHeaders = ['Authorization', 'Content-Type', 'Idempotency-Key'];
/** Headers a page may read beyond the simple ones. */
const answerHeaders = [
  'ETag',
  'Idempotent-Replayed',
  'Retry-After',
  'X-RateLimit-Endpoint-Class',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'X-Request-Id',
];

/**
 * Lets pages of these origins call the API and PUT files; off while the list is empty. Never with cookies: there are
 * none.
 */
export function allowOrigins(origins: readonly string[]): RequestHandler[] {
  if (origins.length === 0) return [];
  return [
    cors({
      origin: [...origins],
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: requestHeaders,
      exposedHeaders: answerHeaders,
      maxAge: 600,
    }),
  ];
}
