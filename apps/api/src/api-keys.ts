import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiKey, NewApiKey, Tenant } from '@layers-content/core';
import type { KeyRing } from './config/secrets.ts';

/** `lp_<live|test>_<handle>_<secret>`; the secret may hold `_`, so it is read from the left (the contract). */
const keyPattern = /^lp_(live|test)_([A-Z2-7]{16})_([A-Za-z0-9_-]{43})$/;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The three parts of a presented key; null when it has another form. */
export function parseApiKey(presented: string): { environment: string; handle: string; secret: string } | null {
  const [, environment, handle, secret] = keyPattern.exec(presented) ?? [];
  return environment && handle && secret ? { environment, handle, secret } : null;
}

/** What the database holds of a secret: HMAC-SHA-256 with the derived pepper. */
export function hashSecret(secret: string, pepper: Uint8Array): Uint8Array {
  return createHmac('sha256', pepper).update(secret).digest();
}

/**
 * The pepper the key's hash was made with; null when this is not its secret. Constant time; an unknown key costs the
 * same.
 */
export function pepperOf(key: ApiKey | null, secret: string, peppers: KeyRing): Uint8Array | null {
  const matching = peppers.filter((pepper) => {
    const hash = hashSecret(secret, pepper);
    const expected = key?.secretHash.length === hash.length ? key.secretHash : Buffer.alloc(hash.length);
    return timingSafeEqual(hash, expected);
  });
  return key === null ? null : (matching[0] ?? null);
}

/** Makes a key; `secretKey` is the only copy of it there will ever be. */
export function generateApiKey(
  grant: Pick<NewApiKey, 'id' | 'name' | 'scopes' | 'rateLimitTier'> & { readonly tenant: Tenant },
  pepper: Uint8Array,
): { readonly row: NewApiKey; readonly secretKey: string } {
  const handle = Array.from(randomBytes(16), (byte) => base32.charAt(byte % 32)).join('');
  const { secret, secretHash } = generateSecret(pepper);
  return {
    row: { ...grant, handle, secretHash },
    secretKey: secretKeyOf({ environment: grant.tenant.environment, handle }, secret),
  };
}

/** Makes the secret half of a key, and what the database holds of it. */
export function generateSecret(pepper: Uint8Array): { readonly secret: string; readonly secretHash: Uint8Array } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, secretHash: hashSecret(secret, pepper) };
}

/** The key as its holder presents it. */
export function secretKeyOf({ environment, handle }: Pick<ApiKey, 'environment' | 'handle'>, secret: string): string {
  return `lp_${environment}_${handle}_${secret}`;
}
