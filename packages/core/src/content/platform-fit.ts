/** The platforms that an item's verdicts are of: always both, in this order, and no other. */
export const itemPlatforms = ['tiktok', 'instagram'] as const;
export type Platform = (typeof itemPlatforms)[number];

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
  'file.too_small',
  'image.pixels_too_many',
  'image.side_too_small',
  'audio.bitrate_too_low',
  'caption.characters_forbidden',
  'media.mixed_size',
] as const;
export type FitCode = (typeof fitCodes)[number];

/** One reason why a platform refuses the post (`error`) or changes it (`warning`). */
export interface FitIssue {
  readonly code: FitCode;
  readonly severity: 'error' | 'warning';
  /** Where on the platform the rule applies, in a word of its rules. */
  readonly surface: string;
  /** `null` when the fault belongs to the post as a whole. */
  readonly assetId: string | null;
  readonly message: string;
  readonly measured: number | string;
  readonly limit: number | string;
  readonly unit: string;
  readonly platformCode: string | null;
  /** Something one can paste, where there is one. */
  readonly fix: string | null;
  /**
   * The public document the rule was taken from; two, with a space between them, where the second says more than the
   * first.
   */
  readonly source: string;
  /** Id of the rule in its dated data file. */
  readonly rule: string;
}

/** The verdict of one platform, without more said one of an item's; `ok` while no issue is an error. */
export interface PlatformFit<Id extends string = Platform> {
  readonly platform: Id;
  readonly ok: boolean;
  readonly issues: readonly FitIssue[];
}
