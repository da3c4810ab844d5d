import {
  brandVoices,
  contentFormats,
  contentStatuses,
  contentTypes,
  projectFieldNames,
  reviewPolicyNames,
  recordOf,
  targetGenders,
} from '@layers-content/core';
import type {
  ContentItem,
  ContentStatus,
  ContentType,
  PagePosition,
  Project,
  ProjectFields,
  ProjectReview,
  StoredContent,
  Upload,
  UploadState,
} from '@layers-content/core';
import type { Row, SqlValue } from './database.ts';
import { isBoolean, isCount, isDate, isRecord, isText, listOf, nullOr, oneOf } from './guards.ts';
import type { Guard } from './guards.ts';
import { isAssets, isMedia, isPlatformFits, isRefusal, isRequest, isUploadFiles } from './json-columns.ts';

/**
 * Rows and domain objects meet here and in account-rows.ts, and nowhere else. A row that is not what the schema
 * promises throws an Error.
 */

const states = ['queued', 'processing', 'publishing', 'completed', 'failed', 'canceled'] as const;
const uploadStates = ['queued', 'processing', 'publishing', 'completed', 'canceled'] as const satisfies UploadState[];

/** A column's value. */
export function column<T>(row: Row, name: string, guard: Guard<T>): T {
  const value = row[name];
  if (!guard(value)) throw new Error(`column ${name} holds something else than it should`);
  return value;
}

/** What the text of a json column says; null for a column that holds none. */
export function json<T>(row: Row, name: string, guard: Guard<T>): T {
  const text = nullableText(row, name);
  const value: unknown = text === null ? null : JSON.parse(text);
  if (!guard(value)) throw new Error(`column ${name} holds other JSON than it should`);
  return value;
}

const isNullableText = nullOr(isText);
const isNullableDate = nullOr(isDate);
export const nullableText = (row: Row, name: string) => column(row, name, isNullableText);
export const nullableDate = (row: Row, name: string) => column(row, name, isNullableDate);

/** What readers see of a row's `state`. */
export function statusOf(row: Row): ContentStatus {
  const state = column(row, 'state', oneOf(states));
  return state === 'publishing' ? 'processing' : column(row, 'state', oneOf(contentStatuses));
}

/** The states in which a reader sees one of these statuses; all for none. */
export function statesOf(statuses: readonly ContentStatus[]): readonly string[] {
  if (statuses.length === 0) return states;
  return statuses.flatMap((status) => (status === 'processing' ? ['processing', 'publishing'] : [status]));
}

/** From a row of `content_items`. The verdict of an upload that is not served yet stays hidden. */
export function contentItemOf(row: Row): ContentItem {
  const hidden = row['state'] === 'publishing';
  const code = nullableText(row, 'last_error_code');
  const message = nullableText(row, 'last_error_message');
  return {
    id: column(row, 'id', isText),
    projectId: column(row, 'project_id', isText),
    creativeType: column(row, 'creative_type', oneOf(['generated', 'uploaded'])),
    status: statusOf(row),
    format: column(row, 'format', nullOr(oneOf(contentFormats))),
    hook: nullableText(row, 'hook'),
    influencerId: nullableText(row, 'influencer_id'),
    sourceTiktokId: nullableText(row, 'source_tiktok_id'),
    mediaId: nullableText(row, 'media_id'),
    caption: hidden ? null : nullableText(row, 'caption'),
    firstComment: nullableText(row, 'first_comment'),
    assets: hidden ? [] : json(row, 'assets', isAssets),
    approvalStatus: column(row, 'approval_status', isText),
    adsEnrollment: column(row, 'ads_enrollment', isText),
    platformFit: hidden ? [] : json(row, 'platform_fit', isPlatformFits),
    createdAt: column(row, 'created_at', isDate),
    completedAt: nullableDate(row, 'completed_at'),
    failedAt: nullableDate(row, 'failed_at'),
    lastError: code === null || message === null ? null : { code, message },
  };
}

/** From a row of `content_items` with `now` and `lease_lapsed`. */
export function storedContentOf(row: Row): StoredContent {
  const item = contentItemOf(row);
  return { item, upload: item.creativeType === 'uploaded' ? uploadOf(row) : null, now: column(row, 'now', isDate) };
}

function uploadOf(row: Row): Upload {
  return {
    state: column(row, 'state', oneOf(uploadStates)),
    slideshow: column(row, 'slideshow', isBoolean),
    files: json(row, 'files', isUploadFiles),
    fence: column(row, 'fence', isCount),
    frozenKeys: column(row, 'frozen_keys', listOf(isText)),
    leaseLapsed: column(row, 'lease_lapsed', isBoolean),
    media: json(row, 'media', isMedia),
    decidedBy: json(row, 'decided_by', nullOr(isRequest)),
    stateChangedAt: column(row, 'state_changed_at', isDate),
    sessionExpiresAt: column(row, 'session_expires_at', isDate),
    refusal: json(row, 'refusal', nullOr(isRefusal)),
  };
}

/** The column of `projects` for a field. */
export function projectColumnOf(field: keyof ProjectFields): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function projectValue(value: ProjectFields[keyof ProjectFields]): SqlValue {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** From a row of `projects`. */
export function projectOf(row: Row): Project {
  const archivedAt = nullableDate(row, 'archived_at');
  return {
    id: column(row, 'id', isText),
    organizationId: column(row, 'organization_id', isText),
    ...recordOf(projectFieldNames, (field) => nullableText(row, projectColumnOf(field))),
    name: column(row, 'name', isText),
    timezone: column(row, 'timezone', isText),
    metadata: json(row, 'metadata', nullOr(isRecord)),
    brandVoice: column(row, 'brand_voice', nullOr(oneOf(brandVoices))),
    targetGender: column(row, 'target_gender', nullOr(oneOf(targetGenders))),
    status: archivedAt === null ? 'active' : 'archived',
    archivedAt,
    createdAt: column(row, 'created_at', isDate),
  };
}

/** From a row of `content_review_policies` with `pending_count`. */
export function projectReviewOf(row: Row): ProjectReview {
  return {
    projectId: column(row, 'project_id', isText),
    policy: column(row, 'policy', oneOf(reviewPolicyNames)),
    firstN: column(row, 'first_n', nullOr(isCount)),
    pendingCount: column(row, 'pending_count', isCount),
    updatedAt: nullableDate(row, 'updated_at'),
  };
}

/** How a sealed object is served, from its item's row; null when the item has no such object. */
export function sealedObjectOf(
  row: Row,
  key: string,
): { readonly contentType: ContentType; readonly sizeBytes: number } | null {
  const asset = json(row, 'assets', isAssets).find(({ location }) => 'key' in location && location.key === key);
  const contentType = asset?.mimeType;
  if (!oneOf(contentTypes)(contentType) || !isCount(asset?.sizeBytes)) return null;
  return { contentType, sizeBytes: asset.sizeBytes };
}

/** The last row of a page, when more follow. */
export function nextPosition(items: readonly PagePosition[], limit: number): PagePosition | null {
  const last = items[limit - 1];
  return items.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null;
}
