import type { ApiKeySummary, NewApiKey, OperatorRepository } from '@layers-content/core';
import { apiKeySummaryOf } from '../../account-rows.ts';
import type { Database, Queryable, Row } from '../../database.ts';
import { isBoolean, isDate, isText } from '../../guards.ts';
import { column } from '../../rows.ts';
import { recordEvent } from './audit.ts';
import { insertApiKey } from './tenants.ts';

/** Everything but the hash. */
const summary = `k.organization_id, k.world, k.id, k.handle, k.name, k.scopes, k.rate_limit_tier, k.revoked_at, k.killed_at, k.created_at,
  o.name AS organization_name`;

/**
 * What the operator's commands do. Every change of a key is told in the audit log of its organization and
 * environment.
 */
export function operatorRepository(database: Database): OperatorRepository {
  return {
    claimSecret: async (check, previous) => {
      const rows = await database.query(
        `INSERT INTO secret_check AS kept (value) VALUES ($1) ON CONFLICT (single) DO UPDATE SET value = excluded.value
         WHERE kept.value = excluded.value OR kept.value = ANY ($2) RETURNING value`,
        [check, previous],
      );
      return rows.length === 1;
    },
    createOrganization: async (id, name) => {
      await database.query('INSERT INTO organizations (id, name) VALUES ($1, $2)', [id, name]);
    },
    listOrganizations: async () => {
      const rows = await database.query('SELECT id, name, created_at FROM organizations ORDER BY created_at, id');
      return rows.map((row) => ({
        id: column(row, 'id', isText),
        name: column(row, 'name', isText),
        createdAt: column(row, 'created_at', isDate),
      }));
    },
    createApiKey: (key) => createApiKey(database, key),
    listApiKeys: async (organizationId) => {
      const rows = await database.query(
        `SELECT ${summary} FROM api_keys k JOIN organizations o ON o.id = k.organization_id
         WHERE $1::uuid IS NULL OR k.organization_id = $1 ORDER BY k.created_at, k.id`,
        [organizationId],
      );
      return rows.map(apiKeySummaryOf);
    },
    rotateApiKey: (keyId, secretHash) => rotateApiKey(database, keyId, secretHash),
    revokeApiKey: (keyId) => revokeApiKey(database, keyId),
  };
}

function createApiKey(database: Database, key: NewApiKey): Promise<boolean> {
  return database.transaction(async (transaction) => {
    if (!(await insertApiKey(transaction, key))) return false;
    await recordChange(transaction, 'api_key.created', { ...key, ...key.tenant });
    return true;
  });
}

function rotateApiKey(database: Database, keyId: string, secretHash: Uint8Array): Promise<ApiKeySummary | null> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction.query(
      `UPDATE api_keys k SET secret_hash = $2 FROM organizations o
       WHERE k.id = $1 AND o.id = k.organization_id AND k.revoked_at IS NULL AND k.killed_at IS NULL RETURNING ${summary}`,
      [keyId, secretHash],
    );
    return row ? changed(transaction, 'api_key.rotated', row) : null;
  });
}

function revokeApiKey(database: Database, keyId: string): Promise<ApiKeySummary | null> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction.query(
      `WITH old AS (SELECT id, revoked_at IS NULL AS active FROM api_keys WHERE id = $1 FOR UPDATE)
       UPDATE api_keys k SET revoked_at = coalesce(k.revoked_at, service_now()) FROM old, organizations o
       WHERE k.id = old.id AND o.id = k.organization_id RETURNING ${summary}, old.active`,
      [keyId],
    );
    if (!row) return null;
    return column(row, 'active', isBoolean) ? changed(transaction, 'api_key.revoked', row) : apiKeySummaryOf(row);
  });
}

async function changed(transaction: Queryable, type: KeyEventType, row: Row): Promise<ApiKeySummary> {
  const key = apiKeySummaryOf(row);
  await recordChange(transaction, type, key);
  return key;
}

type KeyEventType = 'api_key.created' | 'api_key.rotated' | 'api_key.revoked';

/** The key it is about stands in the data: none acted here. */
async function recordChange(
  transaction: Queryable,
  type: KeyEventType,
  {
    id,
    name,
    scopes,
    rateLimitTier,
    ...tenant
  }: Omit<ApiKeySummary, 'createdAt' | 'handle' | 'organizationName' | 'revokedAt' | 'killedAt'>,
): Promise<void> {
  const data = { apiKeyId: id, name, scopes, rateLimitTier };
  await recordEvent(transaction, tenant, 'operator', { type, projectId: null, data });
}
