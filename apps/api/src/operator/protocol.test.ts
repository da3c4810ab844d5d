import { describe, expect, test } from 'vitest';
import { parseAdminRequest } from './protocol.ts';

const id = '9e6b1f30-2d57-4c8a-9b14-6f0a3e7c85d1';
const grant = {
  command: 'createApiKey',
  organizationId: `org_${id}`,
  world: 'live',
  name: 'A key',
  scopes: ['*'],
  rateLimitTier: 'standard',
};

function faultOf(request: unknown): unknown {
  try {
    return parseAdminRequest(request);
  } catch (error) {
    return error;
  }
}

describe('parseAdminRequest', () => {
  test('takes ids with and without their prefix', () => {
    for (const organizationId of [id, `org_${id}`])
      expect(parseAdminRequest({ ...grant, organizationId })).toMatchObject({ organizationId: id });
    for (const keyId of [id, `key_${id}`])
      expect(parseAdminRequest({ command: 'revokeApiKey', keyId })).toEqual({ command: 'revokeApiKey', keyId: id });
  });

  test('keeps a scope once, and a name without the blanks around it', () => {
    expect(parseAdminRequest({ ...grant, scopes: ['*', 'org:admin', '*'], name: '  A key ' })).toEqual({
      ...grant,
      organizationId: id,
      scopes: ['*', 'org:admin'],
    });
  });

  test.each([
    [{ organizationId: `key_${id}` }, /^--organization: .*org_<uuid>/],
    [{ organizationId: id.toUpperCase() }, /^--organization: /],
    [{ organizationId: undefined }, /^--organization: /],
    [{ organizationId: `${id}\n` }, /^--organization: /],
    [{ world: 'sandbox' }, /^--world: "sandbox" is none of live, test\.$/],
    [
      { scopes: ['content:read', 'content:delete'] },
      /^--scopes: "content:delete" is none of content:read, .*org:admin, \*\.$/,
    ],
    [{ scopes: [''] }, /^--scopes: "" is none of /],
    [{ scopes: [] }, /^--scopes: /],
    [{ scopes: 'content:read' }, /^--scopes: /],
    [{ rateLimitTier: 'gold' }, /^--tier: "gold" is none of standard, pilot, partner\.$/],
    [{ name: ' ' }, /^--name: /],
    [{ name: 'a'.repeat(201) }, /^--name: /],
    [{ name: 'a\u0000b' }, /^--name: /],
    [{ name: '\u001b[2J' }, /^--name: /],
    [{ name: 'a\uD800' }, /^--name: /],
    [{ name: 7 }, /^--name: /],
  ])('refuses %j', (fault, message) => {
    expect(faultOf({ ...grant, ...fault })).toMatchObject({ kind: 'usage' });
    expect(() => parseAdminRequest({ ...grant, ...fault })).toThrow(message);
  });

  test('does not repeat a key that was given for an id', () => {
    const secretKey = `lp_live_${'A'.repeat(16)}_${'s'.repeat(43)}`;
    for (const request of [
      { command: 'rotateApiKey', keyId: secretKey },
      { ...grant, organizationId: secretKey },
    ]) {
      expect(faultOf(request)).toMatchObject({ kind: 'usage' });
      expect(String(faultOf(request))).not.toContain('sss');
    }
  });

  test.each([null, 7, 'migrate', [], {}, { command: 'constructor' }, { command: 'dropEverything' }])(
    'refuses %j',
    (request) => {
      expect(faultOf(request)).toMatchObject({ kind: 'usage' });
    },
  );
});
