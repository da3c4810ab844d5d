import type {
  Asset as WireAsset,
  ContentAsset,
  ContentItem as WireContentItem,
  ContentProgress as WireProgress,
  PlatformFit as WireFit,
  PlatformRules as WireRules,
  Preview,
  UploadSession as WireSession,
} from '@layers-content/contract';
import { assetIdOf, progressOf } from '@layers-content/core';
import type {
  Asset,
  ContentItem,
  OpenUpload,
  PlatformFit,
  PlatformRules,
  StoredContent,
  UploadSession,
} from '@layers-content/core';
import type { MediaUrls } from '../environments.ts';
import { containerIdOf } from '../ids.ts';
import { timeOf, timeOrNull } from './times.ts';

/** One content item as the contract shows it. */
export function presentContentItem(item: ContentItem, mediaUrls: MediaUrls): WireContentItem {
  const assets = item.assets.map((asset) => presentAsset(asset, mediaUrls));
  return {
    id: containerIdOf(item.id),
    projectId: `prj_${item.projectId}`,
    status: item.status,
    format: item.format,
    hook: item.hook,
    influencerId: item.influencerId,
    sourceTiktokId: item.sourceTiktokId,
    mediaId: item.mediaId,
    caption: item.caption,
    firstComment: item.firstComment,
    assets,
    preview: previewOf(assets),
    approvalStatus: item.approvalStatus,
    creativeType: item.creativeType,
    adsEnrollment: item.adsEnrollment,
    platformFit: presentPlatformFit(item.platformFit),
    createdAt: timeOf(item.createdAt),
    completedAt: timeOrNull(item.completedAt),
    failedAt: timeOrNull(item.failedAt),
    lastError: item.lastError,
  };
}

/** How far an item is; how long it will take is never known. */
export function presentContentProgress(stored: Pick<StoredContent, 'item' | 'upload'>): WireProgress {
  const { stage, settled, changedAt } = progressOf(stored);
  return {
    containerId: containerIdOf(stored.item.id),
    status: stored.item.status,
    stage,
    stageProgress: settled ? 1 : 0,
    etaSeconds: null,
    updatedAt: timeOf(changedAt),
  };
}

/** One asset; what a generated item does not have stays absent. */
export function presentAsset(asset: Asset, mediaUrls: MediaUrls): WireAsset {
  const { assetId, kind, location, ...known } = asset;
  const url = 'key' in location ? mediaUrls.of(location.key, asset) : location.url;
  return { assetId, kind, url, ...known };
}

/** One asset beside the item it belongs to. */
export function presentContentAsset(contentId: string, asset: Asset, mediaUrls: MediaUrls): ContentAsset {
  return { containerId: containerIdOf(contentId), ...presentAsset(asset, mediaUrls) };
}

/** The same media ready for showing: the first video, or the pictures in order. */
function previewOf(assets: readonly WireAsset[]): Preview | null {
  const first = assets.find((asset) => asset.kind === 'video') ?? assets[0];
  if (!first) return null;
  const isVideo = first.kind === 'video';
  return {
    kind: isVideo ? 'video' : assets.length > 1 ? 'slideshow' : 'image',
    primaryUrl: first.url,
    thumbnailUrl: first.thumbnailUrl ?? null,
    imageUrls: isVideo ? [] : assets.map((asset) => asset.url),
    videoUrl: isVideo ? first.url : null,
    hlsUrl: null,
    durationMs: first.durationMs ?? null,
    aspectRatio: aspectRatioOf(first),
  };
}

function aspectRatioOf({ width, height }: WireAsset): string | null {
  if (!width || !height) return null;
  const divisor = greatestCommonDivisor(width, height);
  return `${width / divisor}:${height / divisor}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** The verdicts of platforms: of an item's own two, or of those that were asked for. */
export function presentPlatformFit<Id extends string>(
  verdicts: readonly PlatformFit<Id>[],
): (Omit<WireFit, 'platform'> & { platform: Id })[] {
  return verdicts.map((verdict) => ({ ...verdict, issues: [...verdict.issues] }));
}

/** The rules of one platform. */
export function presentPlatformRules({ rules, ...about }: PlatformRules): WireRules {
  return {
    ...about,
    rules: rules.map((rule) => ({
      ...rule,
      posts: [...rule.posts],
      limit: isWords(rule.limit) ? [...rule.limit] : rule.limit,
    })),
  };
}

function isWords(limit: PlatformRules['rules'][number]['limit']): limit is readonly string[] {
  return Array.isArray(limit);
}

export function presentUploadSession(session: UploadSession): WireSession {
  return {
    containerIds: session.contentIds.map(containerIdOf),
    files: session.files.map(presentOpenUpload),
    uploadUrlsExpireAt: timeOf(session.uploadUrlsExpireAt),
    sessionExpiresAt: timeOf(session.sessionExpiresAt),
  };
}

function presentOpenUpload({ contentId, file, put, platformFit }: OpenUpload): WireSession['files'][number] {
  return {
    containerId: containerIdOf(contentId),
    assetId: assetIdOf(file.position),
    filename: file.filename,
    contentType: file.contentType,
    sizeBytes: file.sizeBytes,
    method: 'PUT',
    uploadUrl: put.url,
    headers: { ...put.headers, 'Content-Type': file.contentType },
    platformFit: presentPlatformFit(platformFit),
  };
}
