import type { RequestedPlatform } from '@layers-content/client';
import { z } from 'zod';

/** Arguments that several tools take. */
export const projectId = z.string().min(1).describe('The project, prj_…, as list_projects names it.');
export const containerId = z.string().min(1).describe('The content item, cnt_….');
export const assetId = z.string().min(1).describe('A file of the item, such as upload-1.');
export const caption = z
  .string()
  .max(2_200)
  .describe('Published exactly as written; may be empty. At most 2,200 UTF-16 code units.');
export const time = z.string().describe('A UTC time, such as 2026-06-12T14:00:00Z; inclusive.');
export const contentType = z.enum(['video/mp4', 'video/quicktime', 'image/jpeg', 'image/png', 'image/webp']);

/** Which page of a list. */
export const page = {
  cursor: z.string().describe('nextCursor of the page before, as it came. Without it: the first page.').exactOptional(),
  limit: z.int().min(1).max(200).describe('Entries on a page.').exactOptional(),
};

/** A platform the service does not know does not compile, nor does one that is missing here. */
const platforms = {
  tiktok: 'tiktok',
  instagram: 'instagram',
  youtube_shorts: 'youtube_shorts',
  facebook_reel: 'facebook_reel',
  threads: 'threads',
  x: 'x',
  linkedin: 'linkedin',
  pinterest: 'pinterest',
  bluesky: 'bluesky',
  snapchat: 'snapchat',
} as const satisfies { readonly [Platform in RequestedPlatform]: Platform };
export const requestedPlatforms = z
  .array(z.enum(platforms))
  .min(1)
  .describe('Of which platforms; without it of tiktok and instagram.')
  .exactOptional();
