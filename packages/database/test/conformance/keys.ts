import { describe, expect, it } from 'vitest';
import { StorageFullError, UnavailableError } from '@layers-content/core';
import type { FirstTenant, NewApiKey } from '@layers-content/core';
import { fields, newId, start } from './given.ts';
import type { Subject } from './given.ts';

const keyOf = (organizationId: string, environment: 'live' | 'test'): NewApiKey => ({
  tenant: { organizationId, environment },
  id: newId(),
  handle: environment === 'live' ? 'ABCDEFGHIJKLMNOP' : 'QRSTUVWXYZ234567',
  name: `First ${environment} key`,
  secretHash: Uint8Array.from({ length: 32 }, (_, n) => 255 - n),
  scopes: ['*', 'org:admin'],
  rateLimitTier: 'partner',
});

function firstTenant(): FirstTenant {
  const organization = { id: newId(), name: 'First organization' };
  return {
    organization,
    project: { id: newId(), fields: fields({ metadata: { b: 1, a: 2 } }) },
    keys: [keyOf(organization.id, 'live'), keyOf(organization.id, 'test')],
  };
}

export function describeKeys(subject: () => Subject): void {
  describe('the first tenant', () => {
    it('stands in both environments, with a key for each', async () => {
      await subject().reset();
      await subject().setServiceNow(start);
      const { repository } = subject();
      expect(await repository.isEmpty()).toBe(true);
      const first = firstTenant();
      await repository.createFirstTenant(first);
      expect(await repository.isEmpty()).toBe(false);
      for (const { tenant, ...key } of first.keys) {
        const expected = {
          ...tenant,
          ...key,
          organizationName: 'First organization',
          parentOrganizationId: null,
          revokedAt: null,
          killedAt: null,
        };
        const found = await repository.findApiKey(key.handle);
        // One driver gives a Buffer where the other gives its parent class.
        expect({ ...found, secretHash: Uint8Array.from(found?.secretHash ?? []) }).toEqual(expected);
        expect(await repository.forTenant(tenant, 'system').getProject(first.project.id)).toMatchObject(
          first.project.fields,
        );
      }
      expect(await repository.findApiKey('AAAAAAAAAAAAAAAA')).toBeNull();
    });

    it('is made whole or not at all', async () => {
      await subject().reset();
      const first = firstTenant();
      const [key] = first.keys;
      if (!key) throw new Error('two were made');
      await expect(subject().repository.createFirstTenant({ ...first, keys: [key, key] })).rejects.toThrow('api_keys');
      expect(await subject().repository.isEmpty()).toBe(true);
    });

    it('takes another hash of a key, unless the hash changed meanwhile', async () => {
      await subject().reset();
      const { repository } = subject();
      await repository.createFirstTenant(firstTenant());
      const read = async () => {
        const key = await repository.findApiKey('ABCDEFGHIJKLMNOP');
        if (!key) throw new Error('it was made');
        return key;
      };
      const [before, other, third] = [await read(), new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
      await repository.rehashApiKey(before, other);
      expect(Uint8Array.from((await read()).secretHash)).toEqual(other);
      await repository.rehashApiKey(before, third);
      expect(Uint8Array.from((await read()).secretHash)).toEqual(other);
    });

    it('sees a revoked key on the next look', async () => {
      await subject().reset();
      const first = firstTenant();
      await subject().repository.createFirstTenant(first);
      await subject().execute('UPDATE api_keys SET revoked_at = $1 WHERE world = $2', [start, 'live']);
      expect((await subject().repository.findApiKey('ABCDEFGHIJKLMNOP'))?.revokedAt).toEqual(start);
      expect((await subject().repository.findApiKey('QRSTUVWXYZ234567'))?.revokedAt).toBeNull();
    });
  });

  describe('the clock', () => {
    it('counts whole milliseconds, like every column that keeps a time', async () => {
      await subject().reset();
      const before = Date.now();
      const now = await subject().repository.maintenance.now();
      expect(now.getTime()).toBeGreaterThanOrEqual(before - 1);
      expect(now.getTime()).toBeLessThanOrEqual(Date.now() + 1);
      const [row] = await subject().execute('SELECT extract(microseconds FROM service_now())::integer % 1000 AS rest');
      expect(row).toEqual({ rest: 0 });
      await subject().repository.ping();
    });
  });

  describe('refused by the engine', () => {
    it('a programming error is neither an outage nor a full disk', async () => {
      const refused = await subject()
        .execute('SELECT nonsense')
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Error);
      expect(refused).not.toBeInstanceOf(UnavailableError);
      expect(refused).not.toBeInstanceOf(StorageFullError);
    });
  });
}
