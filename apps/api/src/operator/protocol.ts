import { rateLimitTiers, scopes } from '@layers-content/core';
import type { Environment, RateLimitTier, Scope } from '@layers-content/core';
import { AdminFault } from './fault.ts';

/** One command of the operator, as it is run and as it goes over the socket. Ids are bare uuids. */
export type AdminRequest =
  | { readonly command: 'createOrganization'; readonly name: string }
  | { readonly command: 'listOrganizations' }
  | {
      readonly command: 'createApiKey';
      readonly organizationId: string;
      readonly world: Environment;
      readonly name: string;
      readonly scopes: readonly Scope[];
      readonly rateLimitTier: RateLimitTier;
    }
  | { readonly command: 'listApiKeys'; readonly organizationId: string | null }
  | { readonly command: 'rotateApiKey' | 'revokeApiKey'; readonly keyId: string }
  | { readonly command: 'listWebhooks'; readonly organizationId: string | null }
  | { readonly command: 'pauseWebhook'; readonly endpointId: string }
  | { readonly command: 'replayWebhook'; readonly deliveryId: string }
  | { readonly command: 'migrate' | 'fsck' }
  | { readonly command: 'doctor' };

export const environmentNames = ['live', 'test'] as const satisfies readonly Environment[];
const nameMaxLength = 200;
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

/**
 * Checks a request, whether it was typed or came over the socket. Ids may have their prefix.
 * @throws AdminFault `usage` that names the option or argument; values that could be secrets are not repeated.
 */
export function parseAdminRequest(value: unknown): AdminRequest {
  const fields = new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const command = fields.get('command');
  switch (command) {
    case 'createOrganization':
      return { command, name: nameIn(fields) };
    case 'listOrganizations':
    case 'migrate':
    case 'fsck':
    case 'doctor':
      return { command };
    case 'createApiKey':
      return { command, ...grantIn(fields) };
    case 'listApiKeys':
    case 'listWebhooks':
      return {
        command,
        organizationId: (fields.get('organizationId') ?? null) === null ? null : organizationIdIn(fields),
      };
    case 'pauseWebhook':
      return { command, endpointId: idOf(fields.get('endpointId'), 'whe', 'the endpoint') };
    case 'replayWebhook':
      return { command, deliveryId: idOf(fields.get('deliveryId'), 'whd', 'the delivery') };
    case 'rotateApiKey':
    case 'revokeApiKey':
      return { command, keyId: idOf(fields.get('keyId'), 'key', 'the key') };
    default:
      throw new AdminFault(
        'usage',
        'There is no such command. A service of another version may be running: start it again.',
      );
  }
}

function grantIn(fields: ReadonlyMap<string, unknown>) {
  return {
    organizationId: organizationIdIn(fields),
    world: oneOf(environmentNames, fields.get('world'), '--world'),
    name: nameIn(fields),
    scopes: scopesOf(fields.get('scopes')),
    rateLimitTier: oneOf(rateLimitTiers, fields.get('rateLimitTier'), '--tier'),
  };
}

function organizationIdIn(fields: ReadonlyMap<string, unknown>): string {
  return idOf(fields.get('organizationId'), 'org', '--organization');
}

function idOf(value: unknown, prefix: 'org' | 'key' | 'whe' | 'whd', what: string): string {
  const [, id] = typeof value === 'string' ? (new RegExp(`^(?:${prefix}_)?(${uuid})$`).exec(value) ?? []) : [];
  if (id === undefined) throw new AdminFault('usage', `${what}: must be an id like ${prefix}_<uuid>, in lower case.`);
  return id;
}

function nameIn(fields: ReadonlyMap<string, unknown>): string {
  const name = fields.get('name');
  // Cs: a lone surrogate, which no database column can keep.
  if (
    typeof name !== 'string' ||
    name.trim() === '' ||
    name.length > nameMaxLength ||
    /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(name)
  ) {
    throw new AdminFault('usage', `--name: must be 1 to ${nameMaxLength} characters, without control characters.`);
  }
  return name.trim();
}

function scopesOf(value: unknown): readonly Scope[] {
  const given: readonly unknown[] = Array.isArray(value) ? value : [];
  if (given.length === 0) throw new AdminFault('usage', `--scopes: name at least one of ${scopes.join(', ')}.`);
  return [...new Set(given.map((scope) => oneOf(scopes, scope, '--scopes')))];
}

function oneOf<T extends string>(known: readonly T[], value: unknown, option: string): T {
  const match = known.find((candidate) => candidate === value);
  if (match === undefined)
    throw new AdminFault('usage', `${option}: ${JSON.stringify(value)} is none of ${known.join(', ')}.`);
  return match;
}
