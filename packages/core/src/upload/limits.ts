import { isVideoType } from '../content/media-info.ts';
import type { ContentType } from '../content/media-info.ts';

const MEBIBYTE = 1_048_576;

/**
 * Caps of a stored object (public Layers API, finalize-upload: 100MB video / 30MB image, in units of 1,048,576
 * bytes).
 */
export const videoCapBytes = 100 * MEBIBYTE;
export const imageCapBytes = 30 * MEBIBYTE;

/**
 * How far a PUT may run over its declared size, so that the oversize is told at finalize with its numbers (the
 * contract).
 */
export const putSlackBytes = MEBIBYTE;

/** Files of a session, images of a slideshow (contract: createUploadSession). */
export const slideshowMinImages = 2;

/**
 * How many items of one organization may wait for their finalize in one process, none longer than `waiterTimeoutMs`.
 */
export const maxWaitingFinalizes = 16;

/** Imports by URL at work at once (contract: uploadContentFromUrl). */
export const importsOfOneOrganization = 2;
export const importsOfOneProcess = 8;
export const importsOfOneHost = 2;
/** How long all files of an import may take to arrive. */
export const importFetchMs = 50_000;
/** How often an import looks whether its item was canceled meanwhile. */
export const importLookMs = 1_000;
/** The session of an import: outlives its files and the wait for its turn, and ends soon after a crash. */
export const importSessionMs = 180_000;

/** A finalize holds its item this long before another may take it over; it outlives `finalizeTimeoutMs`. */
export const leaseMs = 90_000;
/** Hard limit of one finalize's work. */
export const finalizeTimeoutMs = 60_000;
/** How long a finalize waits for its turn, and a concurrent finalize or cancel for the leader's outcome. */
export const waiterTimeoutMs = 30_000;
/** How often a waiter looks whether the leader in another process is done. */
export const pollMs = 250;

/** How often a file that changes under the freeze is frozen again before we give up. */
export const freezeAttempts = 3;

/** Cap of one object of this declared type, in bytes. */
export function capBytesOf(contentType: ContentType): number {
  return isVideoType(contentType) ? videoCapBytes : imageCapBytes;
}
