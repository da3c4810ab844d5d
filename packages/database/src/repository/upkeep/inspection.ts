import type { HeldObjects, InspectionRepository, ObjectUse, Tenant, Usage, UsageRecount } from '@layers-content/core';
import { tenantOf } from '../../account-rows.ts';
import type { Database, Row } from '../../database.ts';
import { isBoolean, isCount, isText, listOf, oneOf } from '../../guards.ts';
import { isAssets, isMedia } from '../../json-columns.ts';
import { column, json } from '../../rows.ts';
import { objectsJoined, objectsParams } from '../upload/objects.ts';
import { assetBytesOf } from '../upload/uploads.ts';

const lowestId = '00000000-0000-0000-0000-000000000000';

/** What a check of the whole asks. */
export function inspectionRepository(database: Database): InspectionRepository {
  return {
    listHeldObjects: async (environment, afterContentId, limit) => {
      const rows = await database.query(
        `SELECT organization_id, world, id, state, assets, frozen_keys, media FROM content_items
         WHERE id > $2 AND world = $1 AND creative_type = 'uploaded' AND state IN ('publishing', 'completed') ORDER BY id LIMIT $3`,
        [environment, afterContentId ?? lowestId, limit],
      );
      return rows.map(heldObjectsOf);
    },
    judgeObjects: async (keys) => {
      const rows = await database.query(
        `SELECT object.key, NOT object.unknown AS needed, EXISTS (SELECT FROM object_deletions due WHERE due.key = object.key) AS scheduled
         FROM (${objectsJoined}) object`,
        objectsParams(keys),
      );
      return rows.map((row): ObjectUse => ({
        key: column(row, 'key', isText),
        isNeeded: column(row, 'needed', isBoolean),
        isScheduled: column(row, 'scheduled', isBoolean),
      }));
    },
    recountUsage: () =>
      database.transaction(async (transaction) => {
        // The one statement that is meant to read a whole table.
        await transaction.script('SET LOCAL enable_seqscan = on; SET LOCAL enable_sort = on');
        return (await transaction.query(recount)).map(usageRecountOf);
      }),
  };
}

function heldObjectsOf(row: Row): HeldObjects {
  const state = column(row, 'state', oneOf(['publishing', 'completed']));
  const held = { tenant: tenantOf(row), contentId: column(row, 'id', isText), state };
  if (state === 'publishing') {
    const media = json(row, 'media', isMedia);
    const keys = column(row, 'frozen_keys', listOf(isText));
    return { ...held, objects: keys.map((key, index) => ({ key, sizeBytes: media[index]?.sizeBytes ?? 0 })) };
  }
  const assets = json(row, 'assets', isAssets);
  return {
    ...held,
    objects: assets.flatMap(({ location, sizeBytes }) =>
      'key' in location ? [{ key: location.key, sizeBytes: sizeBytes ?? 0 }] : [],
    ),
  };
}

/**
 * From the rows' own shares while they are open, and from what is served once they are completed. A counter of a day
 * to come is about to be counted anew (`giveBackDays`).
 */
const recount = `
  WITH moment AS (SELECT (service_now() AT TIME ZONE 'UTC')::date AS today),
  counted AS (
    SELECT organization_id, world, open_uploads, stored_bytes, CASE WHEN day = today THEN items_today ELSE 0 END AS items_today, day > today AS ahead
    FROM organization_usage, moment
  ),
  recounted AS (
    SELECT organization_id, world, count(*) FILTER (WHERE state NOT IN ('completed', 'canceled'))::integer AS open_uploads,
      sum(CASE WHEN state = 'completed' AND world = 'live' THEN ${assetBytesOf('c')} ELSE reserved_bytes END)::bigint AS stored_bytes,
      count(*) FILTER (WHERE opened_on = today)::integer AS items_today
    FROM content_items c, moment WHERE creative_type = 'uploaded' GROUP BY organization_id, world
  )
  SELECT organization_id, world,
    coalesce(counted.open_uploads, 0) AS open_uploads, coalesce(recounted.open_uploads, 0) AS true_open_uploads,
    coalesce(counted.stored_bytes, 0) AS stored_bytes, coalesce(recounted.stored_bytes, 0) AS true_stored_bytes,
    coalesce(counted.items_today, 0) AS items_today, coalesce(recounted.items_today, 0) AS true_items_today
  FROM counted FULL JOIN recounted USING (organization_id, world)
  WHERE coalesce(counted.open_uploads, 0) <> coalesce(recounted.open_uploads, 0)
    OR coalesce(counted.stored_bytes, 0) <> coalesce(recounted.stored_bytes, 0)
    OR counted.ahead IS NOT TRUE AND coalesce(counted.items_today, 0) <> coalesce(recounted.items_today, 0)
  ORDER BY organization_id, world`;

function usageRecountOf(row: Row): UsageRecount {
  const tenant: Tenant = tenantOf(row);
  const usage = (prefix: string): Omit<Usage, 'dayEndsAt'> => ({
    openUploads: column(row, `${prefix}open_uploads`, isCount),
    storedBytes: column(row, `${prefix}stored_bytes`, isCount),
    itemsToday: column(row, `${prefix}items_today`, isCount),
  });
  return { tenant, counted: usage(''), recounted: usage('true_') };
}
