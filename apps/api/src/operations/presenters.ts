import type { ArchivedProject, AuditEvent as WireEvent, ContentAsset, KilledApiKey, Usage as WireUsage, Asset as WireAsset, ContentItem as WireContentItem, Identity, PlatformFit as WireFit, PlatformRules as WireRules, Preview, Project as WireProject, UploadSession as WireSession } from '@layers-content/contract';
import { assetIdOf } from '@layers-content/core';
import type { ApiKey, Asset, ContentItem, OpenUpload, PlatformFit, PlatformRules, Project, QuotaName, Quotas, RecordedEvent, UploadSession, Usage } from '@layers-content/core';
import { containerIdOf, uuidOf } from './ids.ts';

/** RFC 3339 UTC with whole seconds, as every time in a body. */
export function timeOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function timeOrNull(date: Date | null): string | null {
  return date && timeOf(date);
}

/** Where an object of ours is served. */
export interface MediaUrls {
  of(key: string, asset: Asset): string;
}

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

/** The verdicts of the platforms, as on an item. */
export function presentPlatformFit(verdicts: readonly PlatformFit[]): WireFit[] {
  return verdicts.map((verdict) => ({ ...verdict, issues: [...verdict.issues] }));
}

/** The rules of one platform. */
export function presentPlatformRules({ rules, ...about }: PlatformRules): WireRules {
  return {
    ...about,
    rules: rules.map((rule) => ({ ...rule, posts: [...rule.posts], limit: isWords(rule.limit) ? [...rule.limit] : rule.limit })),
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

export function presentProject({ id, organizationId, status, archivedAt, createdAt, ...fields }: Project): WireProject {
  return {
    id: `prj_${id}`,
    organizationId: `org_${organizationId}`,
    ...fields,
    status,
    archivedAt: timeOrNull(archivedAt),
    createdAt: timeOf(createdAt),
  };
}

/** What archiving answers. @throws Error for a project that is not archived. */
export function presentArchivedProject({ id, archivedAt }: Project): ArchivedProject {
  if (!archivedAt) throw new Error(`project ${id} was to be archived and is not`);
  return { id: `prj_${id}`, status: 'archived', archivedAt: timeOf(archivedAt), canceledScheduledPosts: 0 };
}

/** Who a key speaks for. */
export function presentIdentity(key: ApiKey): Identity {
  return {
    organizationId: `org_${key.organizationId}`,
    workspaceId: `org_${key.organizationId}`,
    organizationName: key.organizationName,
    parentOrganizationId: key.parentOrganizationId && `org_${key.parentOrganizationId}`,
    scopes: [...key.scopes],
    rateLimitTier: key.rateLimitTier,
    apiKeyId: `key_${key.id}`,
    creditBalance: null,
  };
}

/** A key after it was killed; nothing of its secret. */
export function presentKilledKey(key: ApiKey): KilledApiKey {
  return {
    apiKey: {
      id: `key_${key.id}`,
      organizationId: `org_${key.organizationId}`,
      name: key.name,
      prefix: `lp_${key.environment}_${key.handle}`,
      killSwitch: true,
      isActive: false,
      revokedAt: timeOrNull(key.revokedAt),
    },
    killed: true,
  };
}

/** How full the quotas of a key's organization are; an unlimited one has no limit. */
export function presentUsage({ organizationId }: ApiKey, usage: Usage, quotas: Quotas): WireUsage {
  const quota = (name: QuotaName, used: number, resetsAt: Date | null) => ({
    limit: quotas[name] === 0 ? null : quotas[name],
    used,
    resetsAt: timeOrNull(resetsAt),
  });
  return {
    organizationId: `org_${organizationId}`,
    quotas: {
      openUploads: quota('openUploads', usage.openUploads, null),
      storedBytes: quota('storedBytes', usage.storedBytes, null),
      itemsPerDay: quota('itemsPerDay', usage.itemsToday, usage.dayEndsAt),
    },
  };
}

/** One line of the audit log. */
export function presentEvent(event: RecordedEvent): WireEvent {
  return {
    eventId: `evt_${event.id}`,
    eventType: event.type,
    occurredAt: timeOf(event.occurredAt),
    requestId: event.requestId,
    organizationId: `org_${event.organizationId}`,
    projectId: event.projectId && `prj_${event.projectId}`,
    apiKeyId: event.apiKeyId && `key_${event.apiKeyId}`,
    actor: actorOf(event),
    data: presentEventData(event.data),
  };
}

/** What a line tells, with the contract's ids. Lines of earlier versions hold them already. */
function presentEventData({ contentId, contentIds, apiKeyId, ...others }: RecordedEvent['data']): WireEvent['data'] {
  return {
    ...(typeof contentId === 'string' && { containerId: containerIdOf(contentId) }),
    ...(Array.isArray(contentIds) && { containerIds: contentIds.map(String).map(containerIdOf) }),
    ...(typeof apiKeyId === 'string' && { apiKeyId: `key_${uuidOf(apiKeyId)}` }),
    ...others,
  };
}

/** Who did it: a key, the operator's commands (which have no request), or the service by itself. */
function actorOf({ apiKeyId, type }: RecordedEvent): WireEvent['actor'] {
  if (apiKeyId !== null) return { type: 'api_key', id: `key_${apiKeyId}` };
  return { type: type.startsWith('api_key.') ? 'operator' : 'system', id: null };
}
