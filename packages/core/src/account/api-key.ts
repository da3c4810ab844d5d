import type { Tenant } from './tenant.ts';

/** Scopes a key may carry; `*` stands for the data scopes, not for `org:admin` (the contract). */
export const scopes = ['content:read', 'content:write', 'projects:read', 'projects:write', 'org:admin', '*'] as const;
export type Scope = (typeof scopes)[number];

export const rateLimitTiers = ['standard', 'pilot', 'partner'] as const;
export type RateLimitTier = (typeof rateLimitTiers)[number];

/** A key as the database knows it: never its secret, only the secret's HMAC-SHA-256. */
export interface ApiKey extends Tenant {
  readonly id: string;
  /** Sixteen characters of `[A-Z2-7]`, the public half of the key. */
  readonly handle: string;
  readonly name: string;
  readonly secretHash: Uint8Array;
  readonly scopes: readonly Scope[];
  readonly rateLimitTier: RateLimitTier;
  readonly organizationName: string;
  readonly parentOrganizationId: string | null;
  readonly revokedAt: Date | null;
  /** Set once and for ever by `killApiKey`. */
  readonly killedAt: Date | null;
}

/** Whether a key's scopes allow an operation that asks for `needed`. */
export function allows(held: readonly Scope[], needed: Scope): boolean {
  return held.includes(needed) || (needed !== 'org:admin' && held.includes('*'));
}
