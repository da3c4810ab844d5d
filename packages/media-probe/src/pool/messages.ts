import type { ContentType, MediaInfo } from '@layers-content/core';
import { isAcceptedType } from '../accepted-types.ts';
import type { ProbeFaultReason } from '../probe-fault.ts';

/** What the parent tells a child. One file at a time. */
export type ParentMessage =
  | { readonly type: 'probe'; readonly sizeBytes: number; readonly declaredType: ContentType }
  | { readonly type: 'bytes'; readonly readId: number; readonly bytes: Uint8Array }
  | { readonly type: 'unreadable'; readonly readId: number };

/** What a child tells its parent. */
export type ChildMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'read'; readonly readId: number; readonly offset: number; readonly length: number }
  | { readonly type: 'measured'; readonly info: MediaInfo }
  | {
      readonly type: 'refused';
      readonly reason: ProbeFaultReason;
      readonly message: string;
      readonly detectedType: string | null;
    }
  | { readonly type: 'failed'; readonly message: string };

/** Every reason: a refusal by one that is left out would count as no message, and so it does not compile. */
const reasons: Readonly<Record<ProbeFaultReason, true>> = {
  empty: true,
  unrecognized: true,
  type_mismatch: true,
  html: true,
  svg: true,
  zip: true,
  matroska: true,
  gif: true,
  heic: true,
  audio_only: true,
  unsupported_format: true,
  truncated: true,
  corrupt: true,
  no_video_track: true,
  too_complex: true,
  too_many_pixels: true,
  too_costly: true,
};

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** The parent trusts a child no further than this: it may have been taken over by a file. */
export function isChildMessage(value: unknown): value is ChildMessage {
  if (!isFields(value)) return false;
  switch (value['type']) {
    case 'ready':
      return true;
    case 'read':
      return isCount(value['readId']) && isCount(value['offset']) && isCount(value['length']);
    case 'measured':
      return isMediaInfo(value['info']);
    case 'refused':
      return isReason(value['reason']) && typeof value['message'] === 'string' && isTextOrNull(value['detectedType']);
    case 'failed':
      return typeof value['message'] === 'string';
    default:
      return false;
  }
}

export function isParentMessage(value: unknown): value is ParentMessage {
  if (!isFields(value)) return false;
  switch (value['type']) {
    case 'probe':
      return isCount(value['sizeBytes']) && isAcceptedType(value['declaredType']);
    case 'bytes':
      return isCount(value['readId']) && value['bytes'] instanceof Uint8Array;
    case 'unreadable':
      return isCount(value['readId']);
    default:
      return false;
  }
}

function isReason(value: unknown): value is ProbeFaultReason {
  return typeof value === 'string' && Object.hasOwn(reasons, value);
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isMediaInfo(value: unknown): value is MediaInfo {
  if (!isFields(value) || !isAcceptedType(value['mimeType'])) return false;
  const isMeasured = [value['sizeBytes'], value['width'], value['height']].every(
    (count) => isCount(count) && count !== 0,
  );
  if (value['kind'] === 'image') return isMeasured && typeof value['animated'] === 'boolean';
  const isTimed = isCount(value['durationMs']) && value['durationMs'] !== 0;
  return value['kind'] === 'video' && isMeasured && isTimed && isFields(value['container']) && isFields(value['video']);
}
