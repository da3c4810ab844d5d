import type { Ids, Inspection, OperatorRepository } from '@layers-content/core';
import { generateApiKey, generateSecret, secretKeyOf } from '../api-keys.ts';
import { AdminFault } from './fault.ts';
import { outcomeOfInspection } from './fsck.ts';
import type { Outcome } from './outcome.ts';
import type { AdminRequest } from './protocol.ts';
import { listWebhooks, pauseWebhook, replayWebhook } from './webhook-commands.ts';
import type { WebhookParts } from './webhook-commands.ts';
import { presentApiKey, presentOrganization, rowOfKey, rowOfOrganization } from './views.ts';

/** What commands need; the same whether the service runs them or the command line itself. */
export interface AdminParts {
  readonly operator: OperatorRepository;
  readonly repository: WebhookParts['repository'];
  readonly ids: Ids;
  /** Asked for only by commands that make a secret. @throws AdminFault when it is not to be had. */
  readonly keyPepper: () => Promise<Uint8Array>;
  /** Holds rows, bytes and counters against each other. @throws the signal's reason. */
  readonly inspect: (signal: AbortSignal) => Promise<Inspection>;
  /** How many migrations opening the database took just now; 0 in a running service. */
  readonly appliedMigrations: number;
}

/** What is done with rows and objects; the doctor looks at what lies below them. */
type DataRequest = Exclude<AdminRequest, { readonly command: 'doctor' }>;

/** Runs one command. @throws AdminFault when it cannot be done; DomainError of the repository; the signal's reason. */
export function runCommand(request: DataRequest, parts: AdminParts, signal: AbortSignal): Promise<Outcome> {
  switch (request.command) {
    case 'createOrganization':
      return createOrganization(request, parts);
    case 'listOrganizations':
      return listOrganizations(parts);
    case 'createApiKey':
      return createApiKey(request, parts);
    case 'listApiKeys':
      return listApiKeys(request, parts);
    case 'rotateApiKey':
      return rotateApiKey(request, parts);
    case 'revokeApiKey':
      return revokeApiKey(request, parts);
    case 'listWebhooks':
      return listWebhooks(request.organizationId, parts);
    case 'pauseWebhook':
      return pauseWebhook(request.endpointId, parts);
    case 'replayWebhook':
      return replayWebhook(request.deliveryId, parts);
    case 'migrate':
      return migrate(parts);
    case 'fsck':
      return parts.inspect(signal).then(outcomeOfInspection);
  }
}

type RequestFor<Command extends AdminRequest['command']> = Extract<AdminRequest, { readonly command: Command }>;
type KeyRequest = RequestFor<'rotateApiKey' | 'revokeApiKey'>;

const shownOnce = 'Its secret is shown this once; the database keeps only a keyed hash of it.';

async function createOrganization(
  { name }: RequestFor<'createOrganization'>,
  { operator, ids }: AdminParts,
): Promise<Outcome> {
  const id = ids.uuid();
  await operator.createOrganization(id, name);
  return {
    data: { id: `org_${id}`, name },
    lines: [`org_${id}`],
    notes: [`Created the organization "${name}". Make keys for it with keys create.`],
  };
}

async function listOrganizations({ operator }: AdminParts): Promise<Outcome> {
  const organizations = await operator.listOrganizations();
  return {
    data: { items: organizations.map(presentOrganization) },
    lines: organizations.map(rowOfOrganization),
    notes: organizations.length === 0 ? ['No organizations.'] : [],
  };
}

async function createApiKey(
  request: RequestFor<'createApiKey'>,
  { operator, ids, keyPepper }: AdminParts,
): Promise<Outcome> {
  const { organizationId, world: environment, name, scopes, rateLimitTier } = request;
  const grant = { tenant: { organizationId, environment }, id: ids.uuid(), name, scopes, rateLimitTier };
  const { row, secretKey } = generateApiKey(grant, await keyPepper());
  if (!(await operator.createApiKey(row))) {
    throw new AdminFault(
      'refused',
      `There is no organization org_${organizationId}. See orgs list, or make one with orgs create.`,
    );
  }
  const data = {
    id: `key_${row.id}`,
    organizationId: `org_${organizationId}`,
    world: environment,
    handle: row.handle,
    name,
    scopes,
    rateLimitTier,
    secretKey,
  };
  return {
    data,
    lines: [secretKey],
    notes: [`Created ${data.id} "${name}" (${environment}, ${rateLimitTier}, ${scopes.join(',')}). ${shownOnce}`],
  };
}

async function listApiKeys({ organizationId }: RequestFor<'listApiKeys'>, { operator }: AdminParts): Promise<Outcome> {
  const keys = await operator.listApiKeys(organizationId);
  return {
    data: { items: keys.map(presentApiKey) },
    lines: keys.map(rowOfKey),
    notes: keys.length === 0 ? ['No keys.'] : [],
  };
}

async function rotateApiKey({ keyId }: KeyRequest, { operator, keyPepper }: AdminParts): Promise<Outcome> {
  const { secret, secretHash } = generateSecret(await keyPepper());
  const key = await operator.rotateApiKey(keyId, secretHash);
  if (!key) {
    throw new AdminFault(
      'refused',
      `key_${keyId} cannot be rotated: it is absent, revoked or killed (keys list shows which). Make a new one with keys create.`,
    );
  }
  const secretKey = secretKeyOf(key, secret);
  return {
    data: { ...presentApiKey(key), secretKey },
    lines: [secretKey],
    notes: [`Rotated key_${keyId} "${key.name}"; its old secret is refused from now on. ${shownOnce}`],
  };
}

async function revokeApiKey({ keyId }: KeyRequest, { operator }: AdminParts): Promise<Outcome> {
  const key = await operator.revokeApiKey(keyId);
  if (!key) throw new AdminFault('refused', `There is no key key_${keyId}. See keys list.`);
  return {
    data: presentApiKey(key),
    lines: [rowOfKey(key)],
    notes: [`Revoked key_${keyId} "${key.name}"; it is refused from now on.`],
  };
}

/** Opening the database migrates it, so whoever comes here is done. */
async function migrate({ appliedMigrations }: AdminParts): Promise<Outcome> {
  const done =
    appliedMigrations === 0
      ? 'The database is up to date.'
      : `Applied ${appliedMigrations} migration${appliedMigrations === 1 ? '' : 's'}.`;
  return { data: { appliedMigrations }, lines: [done], notes: [] };
}
