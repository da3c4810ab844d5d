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

export interface PlatformJudge {
  /** Always two verdicts, `tiktok` then `instagram`; same post, same rules, same answer. */
  judge(post: JudgedPost): readonly PlatformFit[];
  /** What it judges by, platforms in the order of the verdicts; the same each time. */
  rules(): readonly PlatformRules[];
}
