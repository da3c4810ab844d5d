import { refusalOfIssues } from '../errors.ts';
import type { Issue } from '../errors.ts';

/** Longest caption, in UTF-16 code units (public Layers API, patch-container: max 2,200 characters). */
export const captionMaxUnits = 2_200;

/**
 * Longest caption that is judged without an item (contract: checkPlatformFit): above what any platform takes, so that
 * the verdict can say so.
 */
export const describedCaptionMaxUnits = 10_000;

/**
 * Holds a caption to its bound in UTF-16 code units; the text itself is kept byte for byte.
 * @throws ValidationError when it is longer.
 */
export function checkCaption(caption: string): string {
  const issues = captionFaults(caption, captionMaxUnits);
  if (issues.length > 0) throw refusalOfIssues(issues, 'The caption is too long; shorten it and send it again.');
  return caption;
}

/** The one fault a text may have, as `details.issues` tells it. */
export function captionFaults(caption: string, maxUnits: number): readonly Issue[] {
  if (caption.length <= maxUnits) return [];
  return [
    { path: 'body/caption', message: `must NOT have more than ${maxUnits} UTF-16 code units, has ${caption.length}` },
  ];
}
