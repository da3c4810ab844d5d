import type { ContentType, MediaDescription } from '../content/media-info.ts';
import type { PlatformFit } from '../content/platform-fit.ts';
import type { PlatformRules } from './platform-rules.ts';

/** One file to judge: `info` is null before anything was probed. */
export interface JudgedAsset {
  readonly assetId: string;
  readonly contentType: ContentType;
  readonly sizeBytes: number | null;
  readonly info: MediaDescription | null;
}

/** A post to judge; what is null or unprobed is unknown, and unknown is never an issue. */
export interface JudgedPost {
  readonly caption: string | null;
  readonly assets: readonly JudgedAsset[];
  /** True for an item declared as slideshow, whatever its number of images. */
  readonly slideshow: boolean;
}

export interface PlatformJudge<Id extends string = string> {
  /** The two verdicts of an item; same post, same rules, same answer. */
  judge(post: JudgedPost): readonly PlatformFit[];
  /** One verdict for each of these platforms, in the order of `rules()` whatever theirs is, none twice. */
  judge(post: JudgedPost, platforms: readonly Id[]): readonly PlatformFit<Id>[];
  /** What it judges by: every platform there is, in the order of the verdicts; the same each time. */
  rules(): readonly PlatformRules<Id>[];
}
