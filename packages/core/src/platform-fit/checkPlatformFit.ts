import { captionFaults, describedCaptionMaxUnits } from '../content/caption.ts';
import { assetIdOf } from '../content/content-item.ts';
import { isVideoType } from '../content/media-info.ts';
import type { ContentType, MediaDescription } from '../content/media-info.ts';
import { itemPlatforms } from '../content/platform-fit.ts';
import type { PlatformFit } from '../content/platform-fit.ts';
import { refusalOfIssues } from '../errors.ts';
import type { Issue } from '../errors.ts';
import type { JudgedPost, PlatformJudge } from './platform-judge.ts';

/** A file as its owner describes it; what is absent or null is unknown. */
export interface DescribedAsset {
  readonly contentType: ContentType;
  readonly sizeBytes?: number | null;
  /** What was found out about it, such as a `MediaInfo` of the prober. */
  readonly media?: MediaDescription | null;
}

/** A post of which no byte is here. */
export interface PostDescription {
  readonly caption?: string | null;
  readonly slideshow?: boolean;
  readonly assets: readonly DescribedAsset[];
  /** In any order; those of an item where none are named. */
  readonly platforms?: readonly string[];
}

/**
 * Judges a post by its description, as an item of it would be judged. The n-th asset is `upload-n`.
 * @throws ValidationError when the caption is too long, or the description contradicts itself.
 */
export function checkPlatformFit(
  { judge }: { readonly judge: PlatformJudge },
  post: PostDescription,
): readonly PlatformFit<string>[] {
  const issues = [
    ...captionFaults(post.caption ?? '', describedCaptionMaxUnits),
    ...groupingFaults(post),
    ...post.assets.flatMap(assetFaults),
  ];
  if (issues.length > 0) throw refusalOfIssues(issues);
  return judge.judge(judgedPostOf(post), post.platforms ?? itemPlatforms);
}

function judgedPostOf({ caption, slideshow, assets }: PostDescription): JudgedPost {
  return {
    caption: caption ?? null,
    slideshow: slideshow ?? false,
    assets: assets.map(({ contentType, sizeBytes, media }, index) => ({
      assetId: assetIdOf(index + 1),
      contentType,
      sizeBytes: sizeBytes ?? media?.sizeBytes ?? null,
      info: media ?? null,
    })),
  };
}

function groupingFaults({ slideshow = false, assets }: PostDescription): readonly Issue[] {
  if (slideshow) {
    return assets.flatMap(({ contentType }, index) =>
      isVideoType(contentType)
        ? [{ path: `body/assets/${index}/contentType`, message: 'must be an image: a slideshow has no video' }]
        : [],
    );
  }
  return assets.length === 1
    ? []
    : [{ path: 'body/assets', message: `must be exactly one unless slideshow is true, is ${assets.length}` }];
}

const fieldsOf = {
  video: ['durationMs', 'container', 'video', 'audio'],
  image: ['orientation', 'colorModel', 'colorProfile', 'bitDepth', 'animated'],
} as const;

/** Where what was declared and what was found out say different things. */
function assetFaults({ contentType, sizeBytes, media }: DescribedAsset, index: number): readonly Issue[] {
  if (!media) return [];
  const [kind, otherKind] = isVideoType(contentType) ? (['video', 'image'] as const) : (['image', 'video'] as const);
  const path = `body/assets/${index}/media`;
  const differs = (
    name: string,
    found: string | number | null | undefined,
    declared: string | number | null | undefined,
  ) =>
    isKnown(found) && isKnown(declared) && found !== declared
      ? [{ path: `${path}/${name}`, message: `must be ${declared}, as declared beside media` }]
      : [];
  return [
    ...differs('kind', media.kind, kind),
    ...differs('mimeType', media.mimeType, contentType),
    ...differs('sizeBytes', media.sizeBytes, sizeBytes),
    ...fieldsOf[otherKind].flatMap((name) =>
      isKnown(media[name])
        ? [{ path: `${path}/${name}`, message: `must be null or absent: ${contentType} has none` }]
        : [],
    ),
  ];
}

function isKnown<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
