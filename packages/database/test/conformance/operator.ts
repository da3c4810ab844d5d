import { describe, expect, it } from 'vitest';
import { after, givenProject, newId, start } from './given.ts';
import type { Given, Subject } from './given.ts';
import { everyEvent, newKey } from './records.ts';

const otherHash = new Uint8Array(32).fill(9);
const hashOf = async ({ repository }: Given, handle: string) =>
  Uint8Array.from((await repository.findApiKey(handle))?.secretHash ?? []);
const toldOf = async ({ own }: Given) =>
  (await own.listEvents(everyEvent)).items.map(({ type, data }) => [type, data['apiKeyId']]).reverse();

/** Every row of every table of accounts, as text. */
async function rowsAsText({ subject }: Given): Promise<string> {
  const tables = ['audit_events', 'idempotency_replies'];
  return JSON.stringify(await Promise.all(tables.map((table) => subject.execute(`SELECT * FROM ${table}`))));
}

export function describeOperator(subject: () => Subject): void {
  describe('the operator', () => {
    it('makes organizations and lists them oldest first', async () => {
      const given = await givenProject(subject());
      const { operator } = given.repository;
      const id = newId();
      await given.subject.setServiceNow(after(1000));
      await operator.createOrganization(id, 'Zweite ☕');
      const organizations = await operator.listOrganizations();
      expect(organizations).toHaveLength(2);
      expect(organizations[1]).toEqual({ id, name: 'Zweite ☕', createdAt: after(1000) });
      await expect(operator.createOrganization(id, 'again')).rejects.toThrow('organizations');
    });

    it('makes keys for an organization that exists, and lists them without their hashes', async () => {
      const given = await givenProject(subject());
      const { operator } = given.repository;
      const first = newKey(given.tenant, { scopes: ['*', 'org:admin'], rateLimitTier: 'partner' });
      expect(await operator.createApiKey(first)).toBe(true);
      expect(await operator.createApiKey(newKey({ organizationId: newId(), environment: 'live' }))).toBe(false);
      const otherOrganization = newId();
      await operator.createOrganization(otherOrganization, 'Other');
      await given.subject.setServiceNow(after(1000));
      const second = newKey({ organizationId: otherOrganization, environment: 'test' });
      expect(await operator.createApiKey(second)).toBe(true);
      const { tenant, secretHash: _, ...shown } = first;
      const summary = {
        ...tenant,
        ...shown,
        organizationName: 'Organization',
        revokedAt: null,
        killedAt: null,
        createdAt: start,
      };
      expect(await operator.listApiKeys(given.tenant.organizationId)).toEqual([summary]);
      expect((await operator.listApiKeys(null)).map((key) => key.id)).toEqual([first.id, second.id]);
      expect(await operator.listApiKeys(newId())).toEqual([]);
      expect(await given.repository.findApiKey(second.handle)).toMatchObject({
        ...second.tenant,
        id: second.id,
        organizationName: 'Other',
      });
      await expect(operator.createApiKey({ ...first, id: newId() })).rejects.toThrow('api_keys');
    });

    it('rotates a key: another secret under the same id and handle', async () => {
      const given = await givenProject(subject());
      const { operator } = given.repository;
      const [key, other] = [newKey(given.tenant), newKey(given.tenant)];
      for (const made of [key, other]) await operator.createApiKey(made);
      expect(await operator.rotateApiKey(key.id, otherHash)).toMatchObject({
        id: key.id,
        handle: key.handle,
        revokedAt: null,
      });
      expect(await hashOf(given, key.handle)).toEqual(otherHash);
      expect(await hashOf(given, other.handle)).toEqual(other.secretHash);
      expect(await operator.rotateApiKey(newId(), otherHash)).toBeNull();
      await operator.revokeApiKey(other.id);
      await given.own.killApiKey(key.id);
      for (const { id } of [key, other]) expect(await operator.rotateApiKey(id, new Uint8Array(32))).toBeNull();
      expect(await hashOf(given, key.handle)).toEqual(otherHash);
      expect(await hashOf(given, other.handle)).toEqual(other.secretHash);
    });

    it('revokes a key once, keeping the first moment', async () => {
      const given = await givenProject(subject());
      const { operator } = given.repository;
      const [key, other] = [newKey(given.tenant), newKey(given.tenant)];
      for (const made of [key, other]) await operator.createApiKey(made);
      await given.subject.setServiceNow(after(1000));
      expect(await operator.revokeApiKey(key.id)).toMatchObject({ id: key.id, revokedAt: after(1000), killedAt: null });
      await given.subject.setServiceNow(after(2000));
      expect(await operator.revokeApiKey(key.id)).toMatchObject({ revokedAt: after(1000) });
      expect((await given.repository.findApiKey(key.handle))?.revokedAt).toEqual(after(1000));
      expect((await given.repository.findApiKey(other.handle))?.revokedAt).toBeNull();
      expect(await operator.revokeApiKey(newId())).toBeNull();
    });

    it('is told of in the audit log with every change, and with no hash', async () => {
      const given = await givenProject(subject());
      const { operator } = given.repository;
      const key = newKey(given.tenant);
      const steps = [
        () => operator.createApiKey(key),
        () => operator.rotateApiKey(key.id, otherHash),
        () => operator.revokeApiKey(key.id),
        () => operator.revokeApiKey(key.id),
      ];
      for (const [n, step] of steps.entries()) {
        await given.subject.setServiceNow(after(n));
        await step();
      }
      expect(await toldOf(given)).toEqual([
        ['api_key.created', key.id],
        ['api_key.rotated', key.id],
        ['api_key.revoked', key.id],
      ]);
      const [line] = (await given.own.listEvents(everyEvent)).items;
      expect(line).toMatchObject({ requestId: null, apiKeyId: null, projectId: null });
      const text = await rowsAsText(given);
      for (const hash of [key.secretHash, otherHash]) {
        for (const form of ['hex', 'base64', 'base64url'] as const)
          expect(text).not.toContain(Buffer.from(hash).toString(form));
      }
      await given.subject.execute('ALTER TABLE audit_events ADD CONSTRAINT refuses_all CHECK (false) NOT VALID');
      try {
        await expect(operator.createApiKey(newKey(given.tenant))).rejects.toThrow('refuses_all');
      } finally {
        await given.subject.execute('ALTER TABLE audit_events DROP CONSTRAINT refuses_all');
      }
      expect(await operator.listApiKeys(null)).toHaveLength(1);
    });
  });

  describe('claimSecret', () => {
    it('lets in whoever has the first secret, and nobody with another', async () => {
      const {
        repository: { operator },
      } = await givenProject(subject());
      expect(await operator.claimSecret('first', [])).toBe(true);
      expect(await operator.claimSecret('first', [])).toBe(true);
      expect(await operator.claimSecret('other', [])).toBe(false);
      expect(await operator.claimSecret('other', ['another'])).toBe(false);
      expect(await operator.claimSecret('first', ['other'])).toBe(true);
    });

    it('goes over to a secret that knows the one before; from then on that one alone is refused', async () => {
      const {
        repository: { operator },
      } = await givenProject(subject());
      await operator.claimSecret('first', []);
      expect(await operator.claimSecret('second', ['older', 'first'])).toBe(true);
      expect(await operator.claimSecret('first', [])).toBe(false);
      expect(await operator.claimSecret('second', [])).toBe(true);
    });

    it('is won by one of many with secrets of their own', async () => {
      const {
        repository: { operator },
      } = await givenProject(subject());
      const claims = await Promise.all(Array.from({ length: 8 }, (_, n) => operator.claimSecret(`secret ${n}`, [])));
      expect(claims.filter(Boolean)).toHaveLength(1);
    });
  });

  describe('a killed key', () => {
    it('is killed for ever, at its first moment, and seen on the next look', async () => {
      const given = await givenProject(subject());
      const [key, other] = [newKey(given.tenant), newKey(given.tenant)];
      for (const made of [key, other]) await given.repository.operator.createApiKey(made);
      await given.subject.setServiceNow(after(1000));
      expect(await given.own.killApiKey(key.id)).toMatchObject({
        id: key.id,
        handle: key.handle,
        organizationName: 'Organization',
        killedAt: after(1000),
        revokedAt: null,
      });
      await given.subject.setServiceNow(after(2000));
      expect(await given.own.killApiKey(key.id)).toMatchObject({ killedAt: after(1000) });
      expect((await given.repository.findApiKey(key.handle))?.killedAt).toEqual(after(1000));
      expect((await given.repository.findApiKey(other.handle))?.killedAt).toBeNull();
      expect(await given.own.killApiKey(newId())).toBeNull();
    });
  });
}
