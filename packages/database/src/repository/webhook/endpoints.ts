import type {
  CreatedWebhookEndpoint,
  NewWebhookEndpoint,
  SealedSecrets,
  Tenant,
  WebhookEndpoint,
  WebhookEndpointChanges,
} from '@layers-content/core';
import type { Queryable, SqlValue } from '../../database.ts';
import { isCount } from '../../guards.ts';
import { column } from '../../rows.ts';
import { sealedOf, sealedSecretsOf, webhookEndpointOf } from '../../webhook-rows.ts';

const standing = "organization_id = $1 AND world = $2 AND state <> 'deleted'";

export async function listWebhookEndpoints(database: Queryable, tenant: Tenant): Promise<readonly WebhookEndpoint[]> {
  const rows = await database.query(
    `SELECT * FROM webhook_endpoints WHERE ${standing} ORDER BY created_at DESC, id DESC`,
    [tenant.organizationId, tenant.environment],
  );
  return rows.map(webhookEndpointOf);
}

export async function getWebhookEndpoint(
  database: Queryable,
  tenant: Tenant,
  id: string,
): Promise<WebhookEndpoint | null> {
  const row = await findEndpoint(database, tenant, id);
  return row ? webhookEndpointOf(row) : null;
}

export async function findWebhookSecret(database: Queryable, tenant: Tenant, id: string): Promise<Uint8Array | null> {
  const row = await findEndpoint(database, tenant, id);
  return row ? sealedOf(row, 'sealed_secret') : null;
}

async function findEndpoint(database: Queryable, tenant: Tenant, id: string) {
  const [row] = await database.query(`SELECT * FROM webhook_endpoints WHERE ${standing} AND id = $3`, [
    tenant.organizationId,
    tenant.environment,
    id,
  ]);
  return row;
}

/** The organization's turn is held meanwhile, so that endpoints are counted one after another. */
export async function createWebhookEndpoint(
  unit: Queryable,
  tenant: Tenant,
  endpoint: NewWebhookEndpoint,
  limit: number,
): Promise<CreatedWebhookEndpoint> {
  const { organizationId, environment } = tenant;
  await unit.query(
    'INSERT INTO webhook_turns (organization_id) VALUES ($1) ON CONFLICT (organization_id) DO UPDATE SET turn_at = webhook_turns.turn_at',
    [organizationId],
  );
  if (!(await isProject(unit, tenant, endpoint.projectId))) return { outcome: 'project_absent' };
  const [counted] = await unit.query(`SELECT count(*) AS used FROM webhook_endpoints WHERE ${standing}`, [
    organizationId,
    environment,
  ]);
  const used = column(counted ?? {}, 'used', isCount);
  if (used >= limit) return { outcome: 'quota_exceeded', used };
  const [row] = await unit.query(
    `INSERT INTO webhook_endpoints (organization_id, world, id, url, events, description, metadata, project_id, sealed_secret)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *`,
    [
      organizationId,
      environment,
      endpoint.id,
      endpoint.url,
      endpoint.events,
      endpoint.description,
      endpoint.metadata && JSON.stringify(endpoint.metadata),
      endpoint.projectId,
      endpoint.sealedSecret,
    ],
  );
  if (!row) throw new Error('INSERT returned no row');
  return { outcome: 'created', endpoint: webhookEndpointOf(row) };
}

async function isProject(unit: Queryable, tenant: Tenant, id: string | null): Promise<boolean> {
  if (id === null) return true;
  const rows = await unit.query('SELECT id FROM projects WHERE organization_id = $1 AND world = $2 AND id = $3', [
    tenant.organizationId,
    tenant.environment,
    id,
  ]);
  return rows.length === 1;
}

export async function updateWebhookEndpoint(
  unit: Queryable,
  tenant: Tenant,
  id: string,
  changes: WebhookEndpointChanges,
): Promise<WebhookEndpoint | 'project_absent' | null> {
  const params: SqlValue[] = [tenant.organizationId, tenant.environment, id];
  const { url, events, description, metadata, projectId, status } = changes;
  if (projectId !== undefined && !(await isProject(unit, tenant, projectId))) {
    return (await getWebhookEndpoint(unit, tenant, id)) && 'project_absent';
  }
  const assignments = [
    ...(status === 'active' ? ['failures = 0'] : []),
    ...Object.entries<SqlValue | undefined>({
      url,
      events,
      description,
      metadata: metadata && JSON.stringify(metadata),
      project_id: projectId,
      state: status,
    }).flatMap(([name, value]) => (value === undefined ? [] : [`${name} = $${params.push(value)}`])),
  ];
  const [row] = await unit.query(
    `UPDATE webhook_endpoints SET ${assignments.join(', ')} WHERE ${standing} AND id = $3 RETURNING *`,
    params,
  );
  return row ? webhookEndpointOf(row) : null;
}

/** A try under way is not ended, but no other begins: what waits is given up. */
export async function deleteWebhookEndpoint(
  unit: Queryable,
  tenant: Tenant,
  id: string,
): Promise<WebhookEndpoint | null> {
  const [row] = await unit.query(
    `WITH old AS MATERIALIZED (SELECT * FROM webhook_endpoints WHERE ${standing} AND id = $3 FOR UPDATE),
     deleted AS (
       UPDATE webhook_endpoints e SET state = 'deleted', deleted_at = service_now(), sealed_secret = '', previous_sealed_secret = NULL,
         previous_ends_at = NULL
       FROM old WHERE e.id = $3
     ),
     given_up AS (DELETE FROM webhook_deliveries d USING old WHERE d.endpoint_id = $3 AND d.state = 'pending')
     SELECT * FROM old`,
    [tenant.organizationId, tenant.environment, id],
  );
  return row ? webhookEndpointOf(row) : null;
}

export async function rotateWebhookSecret(
  unit: Queryable,
  tenant: Tenant,
  id: string,
  sealedSecret: Uint8Array,
  overlapMs: number,
): Promise<WebhookEndpoint | null> {
  const [row] = await unit.query(
    `UPDATE webhook_endpoints SET sealed_secret = $4, previous_sealed_secret = sealed_secret,
       previous_ends_at = service_now() + $5::bigint * interval '1 millisecond'
     WHERE ${standing} AND id = $3 RETURNING *`,
    [tenant.organizationId, tenant.environment, id, sealedSecret, overlapMs],
  );
  return row ? webhookEndpointOf(row) : null;
}

const lowestId = '00000000-0000-0000-0000-000000000000';

export async function listSealedSecrets(
  database: Queryable,
  afterId: string | null,
  limit: number,
): Promise<readonly SealedSecrets[]> {
  const rows = await database.query(
    `SELECT id, sealed_secret, previous_sealed_secret FROM webhook_endpoints WHERE id > $1 AND state <> 'deleted' ORDER BY id LIMIT $2`,
    [afterId ?? lowestId, limit],
  );
  return rows.map(sealedSecretsOf);
}

export async function replaceSealedSecrets(
  database: Queryable,
  read: SealedSecrets,
  sealed: SealedSecrets,
): Promise<void> {
  await database.query(
    `UPDATE webhook_endpoints SET sealed_secret = $4, previous_sealed_secret = $5
     WHERE id = $1 AND sealed_secret = $2 AND previous_sealed_secret IS NOT DISTINCT FROM $3::bytea`,
    [read.endpointId, read.secret, read.previous, sealed.secret, sealed.previous],
  );
}
