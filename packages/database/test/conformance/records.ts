import type { AuditQuery, DomainEvent, KeptReply, NewApiKey, Tenant } from '@layers-content/core';
import { newId } from './given.ts';

const handleLetters = 'ABCDEFGHIJKLMNOP';

/** A key with a handle of its own. */
export const newKey = (tenant: Tenant, changes: Partial<NewApiKey> = {}): NewApiKey => {
  const id = newId();
  return {
    tenant,
    id,
    handle: Array.from(id.replaceAll('-', '').slice(-16), (digit) => handleLetters[Number(digit)] ?? 'Z').join(''),
    name: 'Nightly upload',
    secretHash: new Uint8Array(32).fill(7),
    scopes: ['content:read', 'content:write'],
    rateLimitTier: 'standard',
    ...changes,
  };
};

export const ownReply: KeptReply = {
  key: 'retry "me" \\ 1',
  operationId: 'createProject',
  fingerprint: 'a'.repeat(64),
  status: 201,
  body: '{"id":"prj_…", "b":1,"a":2 }\n',
  contentIds: [],
};

export const ownEvent: DomainEvent = { type: 'api_key.killed', projectId: null, data: { apiKeyId: 'the key' } };

export const everyEvent: AuditQuery = {
  type: null,
  projectId: null,
  apiKeyId: null,
  since: null,
  until: null,
  after: null,
  limit: 100,
};
