import { createHash, randomUUID } from 'node:crypto';
import { projectFieldsOf } from '@layers-content/core';
import type { MediaInfo, PlatformFit, Repository } from '@layers-content/core';
import type { Database } from '@layers-content/database/testing';
import { generateApiKey } from '../src/api-keys.ts';
import { sandboxFixtures } from '../src/media/sandbox-fixtures.ts';
import type { Secrets } from '../src/config/secrets.ts';

/** The organization that is measured, with one project; enough keys that no rate limit is met. */
export interface SeededTenant {
  readonly organizationId: string;
  readonly projectId: string;
  readonly secretKeys: readonly string[];
}

const keyCount = 40;

export async function seedTenant(repository: Repository, { keyPeppers }: Secrets): Promise<SeededTenant> {
  const organizationId = randomUUID();
  const projectId = randomUUID();
  const tenant = { organizationId, environment: 'live' } as const;
  const keys = Array.from({ length: keyCount }, (_, n) =>
    generateApiKey(
      { tenant, id: randomUUID(), name: `Key ${n}`, scopes: ['*'], rateLimitTier: 'partner' },
      keyPeppers[0],
    ),
  );
  await repository.createFirstTenant({
    organization: { id: organizationId, name: 'Measured' },
    project: { id: projectId, fields: projectFieldsOf({ name: 'Measured', timezone: 'UTC' }) },
    keys: keys.map(({ row }) => row),
  });
  return { organizationId, projectId, secretKeys: keys.map(({ secretKey }) => secretKey) };
}

/** The id of the n-th item, from 1; the same in the database, made of the digest of its number. */
export function seededId(n: number): string {
  const digest = createHash('md5').update(String(n)).digest('hex').split('');
  digest[12] = '4';
  digest[16] = '8';
  return digest.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A completed upload among the items. */
export function someCompleted(items: number): string {
  return seededId(Math.floor((Math.random() * items) / 100) * 100 + 1 + Math.floor(Math.random() * completedOf100));
}

const completedOf100 = 88;

const sizeBytes = 18_874_368;
const video: MediaInfo = { ...sandboxFixtures['video/mp4'], sizeBytes };
const fits: readonly PlatformFit[] = [
  { platform: 'tiktok', ok: true, issues: [] },
  { platform: 'instagram', ok: true, issues: [] },
];

/**
 * Uploads as they come, seven seconds apart: of 100 items 88 are completed, 2 canceled, 4 open, and 6 were generated
 * elsewhere; one in 10,000 of these failed.
 */
export async function seedItems(
  database: Database,
  { organizationId, projectId }: SeededTenant,
  items: number,
): Promise<void> {
  const asset = `json_build_array(json_build_object('assetId', 'upload-1', 'kind', 'video', 'location',
    json_build_object('key', 'public-media/content-container/' || id || '/media/upload-1.mp4'), 'thumbnailUrl', NULL,
    'width', 1080, 'height', 1920, 'durationMs', 31000, 'mimeType', 'video/mp4', 'sizeBytes', ${sizeBytes}))`;
  const file = `json_build_array(json_build_object('filename', 'teaser.mp4', 'contentType', 'video/mp4', 'sizeBytes', ${sizeBytes},
    'checksumSha256', NULL, 'position', 1, 'stagingKey', 'staging/' || id || '/random/upload-1.mp4'))`;
  await database.script(`
    SET statement_timeout = 0;
    INSERT INTO content_items (id, organization_id, world, project_id, creative_type, state, format, caption, assets, platform_fit, media,
      created_at, completed_at, failed_at, last_error_code, last_error_message, slideshow, files, session_expires_at, opened_on, fence)
    SELECT id, '${organizationId}', 'live', '${projectId}', CASE WHEN uploaded THEN 'uploaded' ELSE 'generated' END, state,
      CASE WHEN NOT uploaded THEN (ARRAY['slideshow-builder', 'ugc-remix', 'video-remix', 'slideshow-remix'])[1 + n / 100 % 4] END,
      CASE WHEN state = 'completed' THEN 'Slow roasted, nothing added. #coffee ' || n END,
      CASE WHEN uploaded AND state = 'completed' THEN ${asset} ELSE '[]' END,
      CASE WHEN uploaded AND state = 'completed' THEN '${JSON.stringify(fits)}' ELSE '[]' END::json,
      CASE WHEN uploaded AND state = 'completed' THEN '${JSON.stringify([video])}' ELSE '[]' END::json,
      at, CASE state WHEN 'completed' THEN at END, CASE state WHEN 'failed' THEN at END,
      CASE WHEN state IN ('canceled', 'failed') THEN 'SESSION_EXPIRED' END, CASE WHEN state IN ('canceled', 'failed') THEN 'It expired.' END,
      CASE WHEN uploaded THEN false END, CASE WHEN uploaded THEN ${file} END, CASE WHEN uploaded THEN service_now() + interval '7 days' END,
      CASE WHEN uploaded THEN at::date END, CASE WHEN uploaded AND state = 'completed' THEN 1 ELSE 0 END
    FROM (
      SELECT n, n % 100 < 94 AS uploaded, date_trunc('milliseconds', service_now()) - (${items} - n) * interval '7 seconds' AS at,
        CASE WHEN n % 100 BETWEEN 1 AND ${completedOf100} THEN 'completed' WHEN n % 100 BETWEEN 89 AND 90 THEN 'canceled'
          WHEN n % 100 < 94 THEN 'queued' WHEN n % 10000 = 9999 THEN 'failed' ELSE 'completed' END AS state,
        overlay(overlay(md5(n::text) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid AS id
      FROM generate_series(1, ${items}) n
    ) item`);
}
