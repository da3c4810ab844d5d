import { takeTestDatabase } from '@layers-content/database/testing';
import type { TestDatabase } from '@layers-content/database/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseApiKey } from '../../src/api-keys.ts';
import { textLike } from '../e2e/text-like.ts';
import { isKnown, run } from './operator-parts.ts';
import { textWith } from './text-with.ts';

const absent = '00000000-0000-4000-8000-000000000000';
let database: TestDatabase;

beforeAll(async () => {
  database = await takeTestDatabase();
});
beforeEach(() => database.reset());
afterAll(() => database.close());

function ask(request: Readonly<Record<string, unknown>>) {
  return run(database.repository, request);
}

async function createOrganization(name = 'Harbour Roasters'): Promise<string> {
  return String((await ask({ command: 'createOrganization', name })).data['id']);
}

async function createKey(organizationId: string, changes: Readonly<Record<string, unknown>> = {}) {
  const grant = { organizationId, world: 'live', name: 'A key', scopes: ['*'], rateLimitTier: 'standard' };
  const { data, lines } = await ask({ command: 'createApiKey', ...grant, ...changes });
  return { id: String(data['id']), handle: String(data['handle']), secretKey: String(lines[0]) };
}

/** The audit log of one world, newest first. */
async function eventsOf(organizationId: string, environment: 'live' | 'test') {
  const query = { type: null, projectId: null, apiKeyId: null, since: null, until: null, after: null, limit: 50 };
  return (
    await database.repository
      .forTenant({ organizationId: organizationId.slice('org_'.length), environment }, 'system')
      .listEvents(query)
  ).items;
}

describe('createOrganization', () => {
  test('prints its id, and it is listed', async () => {
    const { data, lines } = await ask({ command: 'createOrganization', name: ' Harbour Roasters ' });
    expect(data).toEqual({ id: lines[0], name: 'Harbour Roasters' });
    const listed = await ask({ command: 'listOrganizations' });
    const time = textLike(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(listed.data).toEqual({ items: [{ id: lines[0], name: 'Harbour Roasters', createdAt: time }] });
    expect(listed.lines[0]).toMatch(new RegExp(`^${lines[0]}  \\S+  Harbour Roasters$`));
  });
});

describe('createApiKey', () => {
  test('makes a key of that world, with those scopes and that tier', async () => {
    const organizationId = await createOrganization();
    const scopes = ['content:read', 'org:admin'];
    const { id, secretKey } = await createKey(organizationId, {
      world: 'test',
      name: 'Reader',
      scopes: [...scopes, 'org:admin'],
      rateLimitTier: 'pilot',
    });
    const { environment, handle = '' } = parseApiKey(secretKey) ?? {};
    expect(environment).toBe('test');
    expect(await database.repository.findApiKey(handle)).toMatchObject({
      id: id.slice('key_'.length),
      organizationId: organizationId.slice('org_'.length),
      organizationName: 'Harbour Roasters',
      environment: 'test',
      name: 'Reader',
      scopes,
      rateLimitTier: 'pilot',
      revokedAt: null,
      killedAt: null,
    });
    expect(await isKnown(database.repository, secretKey)).toBe(true);
  });

  test('takes the bare uuid of the organization too', async () => {
    const organizationId = await createOrganization();
    const { secretKey } = await createKey(organizationId.slice('org_'.length));
    expect(await isKnown(database.repository, secretKey)).toBe(true);
  });

  test('refuses an organization that is not there, and makes nothing', async () => {
    await expect(createKey(`org_${absent}`)).rejects.toMatchObject({
      kind: 'refused',
      message: textWith(`org_${absent}`),
    });
    expect((await ask({ command: 'listApiKeys' })).data).toEqual({ items: [] });
  });
});

describe('listApiKeys', () => {
  test('shows all keys, or those of one organization, and no secret', async () => {
    const [one, other] = [await createOrganization('One'), await createOrganization('Other')];
    const made = [await createKey(one), await createKey(one, { world: 'test' }), await createKey(other)];
    const idsOf = (lines: readonly string[]) => lines.map((line) => line.split('  ')[0]);
    const all = await ask({ command: 'listApiKeys' });
    // Those of one millisecond have no order among them.
    expect(idsOf(all.lines).sort()).toEqual(made.map(({ id }) => id).sort());
    expect(idsOf((await ask({ command: 'listApiKeys', organizationId: other })).lines)).toEqual([made[2]?.id]);
    expect((await ask({ command: 'listApiKeys', organizationId: `org_${absent}` })).notes).toEqual(['No keys.']);
    for (const { secretKey } of made) expect(JSON.stringify(all)).not.toContain(secretKey.slice(-43));
  });
});

describe('rotateApiKey', () => {
  test('gives another secret under the same id and handle', async () => {
    const { id, handle, secretKey } = await createKey(await createOrganization());
    const { data, lines } = await ask({ command: 'rotateApiKey', keyId: id });
    expect(data).toMatchObject({ id, handle, secretKey: lines[0] });
    expect(lines[0]).not.toBe(secretKey);
    expect(await isKnown(database.repository, String(lines[0]))).toBe(true);
    expect(await isKnown(database.repository, secretKey)).toBe(false);
  });

  test('refuses a key that is absent, revoked or killed, and changes nothing', async () => {
    const organizationId = await createOrganization();
    const revoked = await createKey(organizationId);
    const killed = await createKey(organizationId);
    await ask({ command: 'revokeApiKey', keyId: revoked.id });
    const tenant = { organizationId: organizationId.slice('org_'.length), environment: 'live' } as const;
    await database.repository
      .forTenant(tenant, 'system')
      .transaction((unit) => unit.killApiKey(killed.id.slice('key_'.length)));
    for (const keyId of [`key_${absent}`, revoked.id, killed.id]) {
      await expect(ask({ command: 'rotateApiKey', keyId })).rejects.toMatchObject({
        kind: 'refused',
        message: textWith(keyId),
      });
    }
    for (const { secretKey } of [revoked, killed]) expect(await isKnown(database.repository, secretKey)).toBe(true);
    // Keys of one moment are listed in the order of their ids.
    const states = (await ask({ command: 'listApiKeys' })).lines.map((line) => line.split(/  +/)[2]);
    expect(states.toSorted()).toEqual(['killed', 'revoked']);
  });
});

describe('revokeApiKey', () => {
  test('ends the key, and twice keeps the first moment', async () => {
    const { id, handle } = await createKey(await createOrganization());
    await database.setServiceNow(new Date('2026-06-12T14:00:00Z'));
    const first = await ask({ command: 'revokeApiKey', keyId: id });
    await database.setServiceNow(new Date('2026-06-12T15:00:00Z'));
    const second = await ask({ command: 'revokeApiKey', keyId: id });
    expect(first.data).toMatchObject({ id, revokedAt: '2026-06-12T14:00:00Z' });
    expect(second.data).toEqual(first.data);
    expect((await database.repository.findApiKey(handle))?.revokedAt).toEqual(new Date('2026-06-12T14:00:00Z'));
  });

  test('refuses a key that is not there', async () => {
    await expect(ask({ command: 'revokeApiKey', keyId: absent })).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('the audit log', () => {
  test('tells of every change of a key, in its world, without the secret', async () => {
    const organizationId = await createOrganization();
    await database.setServiceNow(new Date('2026-06-12T14:00:00Z'));
    const { id, secretKey } = await createKey(organizationId, { world: 'test' });
    await database.setServiceNow(new Date('2026-06-12T15:00:00Z'));
    const rotated = await ask({ command: 'rotateApiKey', keyId: id });
    await database.setServiceNow(new Date('2026-06-12T16:00:00Z'));
    await ask({ command: 'revokeApiKey', keyId: id });
    const events = await eventsOf(organizationId, 'test');
    expect(events.map(({ type }) => type)).toEqual(['api_key.revoked', 'api_key.rotated', 'api_key.created']);
    for (const event of events)
      expect(event).toMatchObject({
        requestId: null,
        projectId: null,
        organizationId: organizationId.slice('org_'.length),
      });
    for (const secret of [secretKey, String(rotated.lines[0])])
      expect(JSON.stringify(events)).not.toContain(secret.slice(-43));
    expect(await eventsOf(organizationId, 'live')).toEqual([]);
  });
});
