import { describe, expect, it } from 'vitest';
import type { Actor } from '@layers-content/core';
import { fields, givenProject, newId } from './given.ts';
import type { Subject } from './given.ts';
import { everyEvent, ownEvent } from './records.ts';

export function describeTransactions(subject: () => Subject): void {
  describe('a statement', () => {
    it('with a missing value is a fault of the caller, and blocks nobody', async () => {
      await expect(
        subject().execute('SELECT $1::text AS one, $2::text AS other', new Array<string>(2)),
      ).rejects.toThrow('parameter $1');
      expect(await subject().execute('SELECT $1::text AS one', ['here'])).toEqual([{ one: 'here' }]);
    });
  });

  describe('a transaction', () => {
    it('reads what it wrote, and one inside it is the same one', async () => {
      const { own } = await givenProject(subject());
      const [outer, inner] = [newId(), newId()];
      const undone = own.transaction(async (unit) => {
        await unit.createProject(outer, fields());
        await unit.transaction(async (same) => {
          expect(await same.getProject(outer)).toMatchObject({ id: outer });
          await same.createProject(inner, fields());
        });
        expect(await unit.getProject(inner)).toMatchObject({ id: inner });
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      expect([await own.getProject(outer), await own.getProject(inner)]).toEqual([null, null]);
    });

    it('is told of as done by whoever it was bound to, unless another is named', async () => {
      const { repository, tenant } = await givenProject(subject());
      const byRequest = { requestId: 'req_2', apiKeyId: newId() };
      const byNobody = { requestId: null, apiKeyId: null };
      const told = async (bound: Actor, by?: Actor) => {
        await subject().execute('DELETE FROM audit_events');
        const own = repository.forTenant(tenant, bound);
        await own.transaction((unit) => unit.transaction((same) => same.record(ownEvent, by)));
        return (await own.listEvents(everyEvent)).items;
      };
      expect(await told(byRequest)).toMatchObject([byRequest]);
      expect(await told(byRequest, 'system')).toMatchObject([byNobody]);
      for (const bound of ['system', 'operator'] as const) expect(await told(bound)).toMatchObject([byNobody]);
    });
  });
}
