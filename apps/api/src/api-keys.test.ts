import type { ApiKey } from '@layers-content/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateApiKey, hashSecret, parseApiKey, pepperOf } from './api-keys.ts';
import type { KeyRing } from './config/secrets.ts';

const pepper = new Uint8Array(32).fill(7);
const make = (environment: 'live' | 'test' = 'live') =>
  generateApiKey(
    { tenant: { organizationId: 'o', environment }, id: 'k', name: 'Key', scopes: ['*'], rateLimitTier: 'standard' },
    pepper,
  );
const secret = 's'.repeat(43);
const handle = 'ABCDEFGHIJKLMN27';

describe('parseApiKey', () => {
  test('reads from the left: the secret may hold underscores, and what looks like another key', () => {
    const tricky = `_lp_live_${'A'.repeat(16)}_${'_'.repeat(17)}`;
    expect(tricky.length).toBe(43);
    expect(parseApiKey(`lp_test_${handle}_${tricky}`)).toEqual({ environment: 'test', handle, secret: tricky });
  });

  test('of every secret there can be', () => {
    const secrets = fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((bytes) => Buffer.from(bytes).toString('base64url'));
    fc.assert(
      fc.property(secrets, (any) => {
        expect(parseApiKey(`lp_live_${handle}_${any}`)?.secret).toBe(any);
      }),
    );
  });

  test.each([
    '',
    'lp',
    `lp_live_${handle}`,
    `lp_live_${handle}_`,
    `lp_prod_${handle}_${secret}`,
    `LP_live_${handle}_${secret}`,
    `lp_Live_${handle}_${secret}`,
    `lp_live_${handle.toLowerCase()}_${secret}`,
    `lp_live_${handle.slice(1)}_${secret}`,
    `lp_live_${handle}A_${secret}`,
    `lp_live_${handle.replace('2', '1')}_${secret}`,
    `lp_live_${handle}_${secret}s`,
    `lp_live_${handle}_${secret.slice(1)}`,
    `lp_live_${handle}_${secret.slice(1)}+`,
    `lp_live_${handle}_${secret}\n`,
    ` lp_live_${handle}_${secret}`,
    `lp__live_${handle}_${secret}`,
    `xlp_live_${handle}_${secret}`,
  ])('refuses %j', (presented) => {
    expect(parseApiKey(presented)).toBeNull();
  });
});

describe('generateApiKey', () => {
  test('makes a key that is read back and known by its hash alone', () => {
    for (const environment of ['live', 'test'] as const) {
      const { row, secretKey } = make(environment);
      const parsed = parseApiKey(secretKey);
      expect(parsed).toMatchObject({ environment, handle: row.handle });
      expect(row.secretHash).toEqual(hashSecret(parsed?.secret ?? '', pepper));
      expect(JSON.stringify({ ...row, secretHash: Buffer.from(row.secretHash).toString('latin1') })).not.toContain(
        parsed?.secret,
      );
    }
  });

  test('never twice the same', () => {
    const keys = Array.from({ length: 200 }, () => make());
    expect(new Set(keys.map(({ row }) => row.handle)).size).toBe(200);
    expect(new Set(keys.map(({ secretKey }) => secretKey.slice(-43))).size).toBe(200);
  });
});

describe('pepperOf', () => {
  const stored = (secretHash: Uint8Array) => ({
    organizationId: 'o',
    environment: 'live' as const,
    id: 'k',
    handle,
    name: 'Key',
    secretHash,
    scopes: [],
    rateLimitTier: 'standard' as const,
    organizationName: 'O',
    parentOrganizationId: null,
    revokedAt: null,
    killedAt: null,
  });

  test('the right secret under the right pepper, and nothing else', () => {
    const key = stored(hashSecret(secret, pepper));
    expect(pepperOf(key, secret, [pepper])).toBe(pepper);
    expect(pepperOf(key, `${secret.slice(1)}t`, [pepper])).toBeNull();
    expect(pepperOf(key, '', [pepper])).toBeNull();
    expect(pepperOf(key, secret, [new Uint8Array(32)])).toBeNull();
    expect(pepperOf(key, secret, [new Uint8Array(32), pepper])).toBe(pepper);
  });

  test('an unknown key is never right, not even by the value it is compared with instead', () => {
    expect(pepperOf(null, secret, [pepper])).toBeNull();
    expect(pepperOf(stored(new Uint8Array(0)), secret, [pepper])).toBeNull();
    expect(pepperOf(stored(new Uint8Array(31)), secret, [pepper])).toBeNull();
  });

  test('an unknown key is hashed under as many peppers as a wrong secret', () => {
    const peppersTaken = (key: ApiKey | null): readonly string[] => {
      const taken: string[] = [];
      const peppers = new Proxy<KeyRing>([pepper, new Uint8Array(32)], {
        get: (ring, name, receiver): unknown => {
          if (/^\d+$/.test(String(name))) taken.push(String(name));
          return Reflect.get(ring, name, receiver);
        },
      });
      expect(pepperOf(key, secret, peppers)).toBeNull();
      return taken;
    };
    expect(peppersTaken(stored(hashSecret('another', pepper)))).toEqual(['0', '1']);
    expect(peppersTaken(null)).toEqual(['0', '1']);
  });
});
