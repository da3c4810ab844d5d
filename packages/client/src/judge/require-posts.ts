import { PostInvalidError } from '../errors.ts';
import type { PlannedItem } from '../upload/plan.ts';
import type { DeclaredSource } from '../upload/source.ts';
import type { Grouping } from '../upload/token.ts';

/** What the contract lets a described post hold. */
const maxSlides = 50;
const captionMaxUnits = 10_000;

interface PlannedPosts {
  readonly sources: readonly DeclaredSource[];
  readonly grouping: Grouping;
  readonly items: readonly PlannedItem[];
  readonly platforms: readonly string[] | undefined;
}

/**
 * Refuses what `checkPlatformFit` refuses: a verdict on what can be no post would mislead.
 * @throws PostInvalidError
 */
export function requirePosts({ sources, grouping, items, platforms }: PlannedPosts): void {
  if (grouping === 'slideshow') requireSlides(sources);
  const tooLong = items.find(({ caption }) => caption.length > captionMaxUnits);
  if (tooLong)
    throw new PostInvalidError(
      'caption_too_long',
      `A caption has ${tooLong.caption.length} UTF-16 code units, and at most ${captionMaxUnits} are judged. Shorten it.`,
    );
  if (platforms !== undefined && !areDistinctNames(platforms))
    throw new PostInvalidError(
      'platforms_unclear',
      `The platforms are ${JSON.stringify(platforms)}. Name each once, or leave them out for TikTok and Instagram.`,
    );
}

/** @throws PostInvalidError for a platform whose rules are not at hand. */
export function requireKnown(wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.find((platform) => !known.includes(platform));
  if (unknown !== undefined)
    throw new PostInvalidError(
      'platform_unknown',
      `No rules for ${unknown} come with this package, and the service cannot be asked. There are: ${known.join(', ')}.`,
    );
}

function requireSlides(sources: readonly DeclaredSource[]): void {
  const videos = sources.filter(({ contentType }) => contentType.startsWith('video/')).map(({ filename }) => filename);
  if (videos.length > 0)
    throw new PostInvalidError(
      'video_in_slideshow',
      `${videos.join(', ')}: a slideshow takes images only. Make each video a post of its own.`,
    );
  if (sources.length > maxSlides)
    throw new PostInvalidError(
      'slideshow_too_long',
      `A slideshow of ${sources.length} images was named, and at most ${maxSlides} are judged. Leave some out.`,
    );
}

/** A list without a name would be asked of the service as no list at all, which means another. */
function areDistinctNames(platforms: readonly string[]): boolean {
  return platforms.length > 0 && !platforms.includes('') && new Set(platforms).size === platforms.length;
}
