import type { Fraction } from '../content/media-info.ts';

export type Platform = 'tiktok' | 'instagram';

/** What a post is to a platform: one video, one picture, or several pictures. */
export type PostKind = 'video' | 'image' | 'slideshow';

/** The closed set of fault codes: the same word for the same fault on every platform. */
export const fitCodes = [
  'container.unsupported',
  'video.codec_unsupported',
  'video.frame_rate_too_low',
  'video.frame_rate_too_high',
  'video.side_too_small',
  'video.side_too_large',
  'video.width_too_large',
  'video.aspect_ratio_out_of_range',
  'video.duration_too_short',
  'video.duration_too_long',
  'video.bitrate_too_high',
  'video.interlaced',
  'video.chroma_unsupported',
  'video.edit_list_present',
  'video.moov_not_first',
  'audio.codec_unsupported',
  'audio.sample_rate_too_high',
  'audio.channels_unsupported',
  'image.format_unsupported',
  'image.aspect_ratio_out_of_range',
  'image.side_too_large',
  'image.width_scaled',
  'image.color_space_converted',
  'image.animated',
  'file.too_large',
  'media.count_too_few',
  'media.count_too_many',
  'media.mixed_aspect_ratio',
  'caption.too_long',
  'caption.hashtags_too_many',
  'caption.mentions_too_many',
  'account.duration_limit_possible',
] as const;
export type FitCode = (typeof fitCodes)[number];

export const fitSurfaces = ['video', 'photo', 'reel', 'feed', 'carousel'] as const;
export type FitSurface = (typeof fitSurfaces)[number];

/** One reason why a platform refuses the post (`error`) or changes it (`warning`). */
export interface FitIssue {
  readonly code: FitCode;
  readonly severity: 'error' | 'warning';
  /** Where on the platform the rule applies. */
  readonly surface: FitSurface;
  /** `null` when the fault belongs to the post as a whole. */
  readonly assetId: string | null;
  readonly message: string;
  readonly measured: number | string;
  readonly limit: number | string;
  readonly unit: string;
  readonly platformCode: string | null;
  /** Something one can paste, where there is one. */
  readonly fix: string | null;
  /** The public document the rule was taken from; two, with a space between them, where the second says more than the first. */
  readonly source: string;
  /** Id of the rule in its dated data file. */
  readonly rule: string;
}

/** The verdict of one platform; `ok` while no issue is an error. */
export interface PlatformFit {
  readonly platform: Platform;
  readonly ok: boolean;
  readonly issues: readonly FitIssue[];
}

/** One rule as data, enough to show it or to judge by it. */
export interface PlatformRule {
  /** `<platform>.<what>`; unique, and stays when a limit changes. An issue names it as its `rule`. */
  readonly id: string;
  readonly code: FitCode;
  readonly severity: FitIssue['severity'];
  /** What is measured: each video, each image, or the post as a whole. */
  readonly target: 'video' | 'image' | 'post';
  /** The kinds of post it holds for. */
  readonly posts: readonly PostKind[];
  readonly measure: string;
  /** `min` and `max` are inclusive; `oneOf` a closed list; `sameAsFirst`: as on the first asset of the post. */
  readonly check: 'min' | 'max' | 'oneOf' | 'sameAsFirst';
  /** A fraction where the unit is a ratio, a list for `oneOf`, `null` for `sameAsFirst`. */
  readonly limit: number | Fraction | readonly string[] | null;
  readonly unit: string;
  /** Names measured value, limit and what to do; `{measured}` and `{limit}` stand for the values with their units. */
  readonly message: string;
  /** The platform's own word for the fault, where it has one. */
  readonly platformCode: string | null;
  /** A command that mends the file, where there is one; `INPUT` and `OUTPUT` stand for file names, `{limit}` for the size of the first picture. */
  readonly fix: string | null;
  /** The public document the limit was read in; two as above. */
  readonly source: string;
}

/** Everything one platform demands, as it was public on a day. */
export interface PlatformRules {
  readonly platform: Platform;
  /** How messages call it. */
  readonly name: string;
  /** Raised with every change of a rule. */
  readonly version: number;
  /** The day the sources were read, `YYYY-MM-DD`. */
  readonly checkedOn: string;
  /** Where a post of each kind appears. */
  readonly surfaces: Readonly<Record<PostKind, FitSurface>>;
  readonly rules: readonly PlatformRule[];
}
