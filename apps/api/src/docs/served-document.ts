import { isObject } from '@layers-content/contract';
import type { JsonObject } from '@layers-content/contract';

/**
 * Where the original of this API answers; what stands in the contract's file, never in what a service shows of
 * itself.
 */
const originalUrl = 'https://api.layers.com';
/** What only the replaying of examples needs. */
const testInternals = ['x-request', 'x-headers'];

/**
 * The contract as one service shows it: its own address in `servers` and in every sample and example, so that a client
 * generated from it sends no key elsewhere, and nothing that only tests read. Addresses of media stay examples.
 * @param publicUrl without a slash at its end.
 */
export function servedDocument(bundle: JsonObject, publicUrl: string): JsonObject {
  const served = Object.fromEntries(Object.entries(bundle).map(([key, value]) => [key, shown(value, publicUrl)]));
  return { ...served, servers: [{ url: publicUrl, description: 'This service.' }] };
}

function shown(value: unknown, publicUrl: string): unknown {
  if (typeof value === 'string') return value.replaceAll(originalUrl, publicUrl);
  if (Array.isArray(value)) return value.map((item) => shown(item, publicUrl));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !testInternals.includes(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, shown(inner, publicUrl)]));
}
