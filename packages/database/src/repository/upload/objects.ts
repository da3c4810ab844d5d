import { publicPrefix } from '@layers-content/core';
import type { ContentType, Repository } from '@layers-content/core';
import { tenantOf } from '../../account-rows.ts';
import type { Database } from '../../database.ts';
import { isDate, isText, nullOr } from '../../guards.ts';
import { column, sealedObjectOf, statusOf } from '../../rows.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The item a key belongs to by its shape (core: object-keys); null when it is none of ours. */
function contentIdOf(key: string): string | null {
  const id = key.split('/')[key.startsWith(publicPrefix) ? 2 : 1];
  return id !== undefined && uuid.test(id) ? id : null;
}

export async function findStagingTarget(
  database: Database,
  stagingKey: string,
): ReturnType<Repository['findStagingTarget']> {
  const contentId = contentIdOf(stagingKey);
  if (contentId === null) return null;
  const [row] = await database.query(
    `SELECT organization_id, world, state, last_error_code, service_now() AS now FROM content_items
     WHERE id = $1 AND EXISTS (SELECT FROM json_array_elements(files) file WHERE file ->> 'stagingKey' = $2)`,
    [contentId, stagingKey],
  );
  if (!row) return null;
  return {
    ...tenantOf(row),
    status: statusOf(row),
    lastErrorCode: column(row, 'last_error_code', nullOr(isText)),
    now: column(row, 'now', isDate),
  };
}

export async function findSealedObject(
  database: Database,
  publicKey: string,
): Promise<{ readonly contentType: ContentType; readonly sizeBytes: number } | null> {
  const contentId = contentIdOf(publicKey);
  if (contentId === null) return null;
  const [row] = await database.query("SELECT assets FROM content_items WHERE id = $1 AND state = 'completed'", [
    contentId,
  ]);
  return row ? sealedObjectOf(row, publicKey) : null;
}

/**
 * The keys of $1, each with whether no row needs it. The items are looked up by the ids in the keys ($2); a key of no
 * shape of ours has no item and is unknown.
 */
export const objectsJoined = `
  SELECT object.key, NOT coalesce(
    c.state IN ('queued', 'processing', 'publishing')
      AND EXISTS (SELECT FROM json_array_elements(c.files) file WHERE file ->> 'stagingKey' = object.key)
    OR c.state IN ('processing', 'publishing') AND object.key = ANY (c.frozen_keys)
    OR c.state IN ('publishing', 'completed')
      AND EXISTS (SELECT FROM json_array_elements(c.assets) asset WHERE asset -> 'location' ->> 'key' = object.key),
    false) AS unknown
  FROM unnest($1::text[], $2::text[]) AS object (key, content_id) LEFT JOIN content_items c ON c.id = nullif(object.content_id, '')::uuid`;

/** An empty text stands for "no id": the drivers' arrays carry no nulls. */
export function objectsParams(keys: readonly string[]): readonly [readonly string[], readonly string[]] {
  return [keys, keys.map((key) => contentIdOf(key) ?? '')];
}

export async function scheduleUnknown(database: Database, keys: readonly string[]): Promise<readonly string[]> {
  const rows = await database.query(
    `INSERT INTO object_deletions (key) SELECT object.key FROM (${objectsJoined}) object WHERE object.unknown ON CONFLICT DO NOTHING RETURNING key`,
    objectsParams(keys),
  );
  return rows.map((row) => column(row, 'key', isText));
}
