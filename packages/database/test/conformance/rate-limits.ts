import { describe, expect, it } from 'vitest';
import { rateLimits } from '@layers-content/core';
import type { EndpointClass, NewApiKey, RateLimitTier } from '@layers-content/core';
import { after, givenProject, newId } from './given.ts';
import type { Given, Subject } from './given.ts';
import { newKey } from './records.ts';

async function givenKey({ repository, tenant }: Given, rateLimitTier: RateLimitTier): Promise<NewApiKey> {
  const key = newKey(tenant, { rateLimitTier });
  await repository.operator.createApiKey(key);
  return key;
}

/** Looks the key up as one that presents this. */
async function present(
  { subject: { rateLimiter } }: Given,
  { handle, tenant, secretHash }: NewApiKey,
  changes: { readonly environment?: string; readonly secretHash?: Uint8Array; readonly as?: EndpointClass } = {},
) {
  const hashes = [new Uint8Array(32), changes.secretHash ?? secretHash];
  const presented = { handle, environment: changes.environment ?? tenant.environment, secretHashes: hashes };
  return (await rateLimiter.findAndTake?.(presented, changes.as ?? 'read-light')) ?? expect.fail();
}

const dayMs = 86_400_000;

/**
 * What the port does not say of a limiter: its cost and its leftovers. What it says is proved where all limiters are.
 */
export function describeRateLimits(subject: () => Subject): void {
  describe('counting a request with the look-up of its key', () => {
    it('costs one statement, and counts as a request that was counted alone', async () => {
      const given = await givenProject(subject());
      const key = await givenKey(given, 'standard');
      const { rateLimiter, takeStatements } = given.subject;
      await rateLimiter.take(key.id, 'write-light', 'standard');
      takeStatements();
      const { apiKey, state } = await present(given, key, { as: 'write-light' });
      expect(takeStatements()).toHaveLength(1);
      const found = await given.repository.findApiKey(key.handle);
      expect(apiKey).toEqual(found);
      expect(state).toMatchObject({ limit: 60, remaining: 58, exceeded: null });
      expect(await rateLimiter.take(key.id, 'write-light', 'standard')).toMatchObject({ remaining: 57 });
      expect((await present(given, key)).state).toMatchObject({ limit: 120, remaining: 119 });
    });

    it('refuses by the limits of the tier, minute and day', async () => {
      const given = await givenProject(subject());
      const { execute } = given.subject;
      for (const tier of ['standard', 'pilot', 'partner'] as const) {
        const { 'write-light': minute, writesADay } = rateLimits[tier];
        for (const [column, limit, window] of [
          ['minute_count', minute, 'minute'],
          ['day_count', writesADay, 'day'],
        ] as const) {
          const key = await givenKey(given, tier);
          const asWrite = async () => (await present(given, key, { as: 'write-light' })).state?.exceeded ?? null;
          await asWrite();
          await execute(`UPDATE rate_limit_windows SET ${column} = $1 WHERE key_id = $2`, [limit - 1, key.id]);
          expect(await asWrite()).toBeNull();
          expect(await asWrite()).toMatchObject({ window, limit });
        }
      }
    });

    it('counts nothing for a wrong secret, another environment, a key out of force, or none', async () => {
      const given = await givenProject(subject());
      const [key, killed, revoked] = [
        await givenKey(given, 'pilot'),
        await givenKey(given, 'pilot'),
        await givenKey(given, 'pilot'),
      ];
      await given.own.killApiKey(killed.id);
      await given.subject.execute('UPDATE api_keys SET revoked_at = service_now() WHERE id = $1', [revoked.id]);
      const answers = [
        await present(given, key, { secretHash: new Uint8Array(32).fill(1) }),
        await present(given, key, { environment: 'test' }),
        await present(given, killed),
        await present(given, revoked),
      ];
      expect(answers.map(({ apiKey, state }) => [apiKey?.id, state])).toEqual([
        [key.id, null],
        [key.id, null],
        [killed.id, null],
        [revoked.id, null],
      ]);
      expect(await present(given, newKey(given.tenant))).toEqual({ apiKey: null, state: null });
      expect(await given.subject.execute('SELECT key_id FROM rate_limit_windows')).toEqual([]);
    });
  });

  describe('counting requests', () => {
    it('costs one statement, also for a write, a refused one and the first of a window', async () => {
      const given = await givenProject(subject());
      const keyId = newId();
      for (let n = 0; n < 62; n += 1) {
        given.subject.takeStatements();
        await given.subject.rateLimiter.take(keyId, 'write-light', 'standard');
        expect(given.subject.takeStatements()).toHaveLength(1);
      }
    });

    it('keeps two rows a key, and forgets them when their day is over', async () => {
      const {
        subject: { rateLimiter, execute, setServiceNow },
        repository,
      } = await givenProject(subject());
      const rows = async () => (await execute('SELECT key_id FROM rate_limit_windows')).length;
      for (const endpointClass of ['read-light', 'write-light', 'read-light', 'write-light'] as const)
        await rateLimiter.take(newId(), endpointClass, 'pilot');
      expect(await rows()).toBe(4);
      const keyId = newId();
      for (let minute = 0; minute < 3; minute += 1) {
        await setServiceNow(after(minute * 60_000));
        for (const endpointClass of ['read-light', 'write-light'] as const)
          await rateLimiter.take(keyId, endpointClass, 'pilot');
      }
      expect(await rows()).toBe(6);
      expect(await repository.maintenance.forgetOld()).toBe(0);
      await setServiceNow(after(dayMs));
      await rateLimiter.take(keyId, 'read-light', 'pilot');
      expect(await repository.maintenance.forgetOld()).toBe(5);
      expect(await rows()).toBe(1);
    });
  });
}
