import { describe, expect, it } from 'vitest';
import { after, givenProject, newId } from './given.ts';
import type { Subject } from './given.ts';

const dayMs = 86_400_000;

/** What the port does not say of a limiter: its cost and its leftovers. What it says is proved where all limiters are. */
export function describeRateLimits(subject: () => Subject): void {
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
