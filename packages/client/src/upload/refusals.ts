import { LayersApiError } from '../errors.ts';
import type { LayersErrorCode } from '../errors.ts';

/** The service has begun to look at the item, or is done with it: then all bytes it wants are there. */
export function isLookedAt(error: unknown): boolean {
  const { status } = detailsOf(error, 'CONFLICT');
  return status === 'processing' || status === 'completed';
}

/** The session has ended, or is about to, and what was sent with it. Whoever canceled it on purpose meant it. */
export function isOverdue(error: unknown): boolean {
  const { status, lastErrorCode } = detailsOf(error, 'CONFLICT');
  return status === 'queued' || lastErrorCode === 'SESSION_EXPIRED';
}

/** The file itself was refused; sending it again would change nothing. */
export function isRefusedFile(error: unknown): boolean {
  if (!(error instanceof LayersApiError)) return false;
  if (error.code === 'VALIDATION') return 'assetId' in detailsOf(error, 'VALIDATION');
  return error.code === 'PAYLOAD_TOO_LARGE' || error.code === 'UNSUPPORTED_MEDIA_TYPE';
}

/** Bytes that were taken for sent are not there. */
export function isIncomplete(error: unknown): boolean {
  return error instanceof LayersApiError && error.code === 'UPLOAD_INCOMPLETE';
}

interface StateDetails {
  readonly status?: unknown;
  readonly lastErrorCode?: unknown;
}

/** Nothing for any other error, and where what answered is no service of this contract. */
function detailsOf(error: unknown, code: LayersErrorCode): StateDetails {
  return error instanceof LayersApiError && error.code === code ? (error.details ?? {}) : {};
}
