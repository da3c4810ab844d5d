/** The media types a client may declare (contract: createUploadSession). */
export const contentTypes = ['video/mp4', 'video/quicktime', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type ContentType = (typeof contentTypes)[number];

export type VideoType = Extract<ContentType, `video/${string}`>;
export type ImageType = Extract<ContentType, `image/${string}`>;

/** A ratio of two positive integers, kept exact: 30000/1001 stays what it is. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** What was measured on a video file. `null` means the headers do not say; it is never a guess. */
export interface VideoInfo {
  readonly kind: 'video';
  /** The true type, told by content. */
  readonly mimeType: VideoType;
  readonly sizeBytes: number;
  /** Displayed width and height in pixels: after rotation and sample aspect. */
  readonly width: number;
  readonly height: number;
  /** The longest of the video and audio tracks after edit lists, rounded to the nearest millisecond. */
  readonly durationMs: number;
  readonly container: {
    /** Four characters; `null` in an old QuickTime file, which has no `ftyp`. */
    readonly majorBrand: string | null;
    readonly compatibleBrands: readonly string[];
    /** Whether the movie header stands before all media data, so that playing can begin while the file still loads. */
    readonly moovBeforeMdat: boolean;
    /** Whether the movie header announces fragments. */
    readonly fragmented: boolean;
  };
  readonly video: {
    /** `avc`, `hevc`, `vp8`, `vp9`, `av1`, or the four-character code of anything else. */
    readonly codec: string | null;
    /** The codec's own name of it: `High`, `Main 10`, `Profile 0`; its number where it has no name. */
    readonly profile: string | null;
    /** As coded, in pixels: before rotation and sample aspect. */
    readonly codedWidth: number;
    readonly codedHeight: number;
    /** Clockwise rotation applied for display, by the matrices of track and movie together. */
    readonly rotationDegrees: 0 | 90 | 180 | 270;
    /** Width of a pixel over its height. */
    readonly sampleAspectRatio: Fraction | null;
    /** Samples per second: sample count over media duration. */
    readonly frameRate: Fraction | null;
    /** Whether samples last differently, by more than one tick of the track's clock. */
    readonly variableFrameRate: boolean | null;
    /** Bits of all samples a second of media, rounded. */
    readonly bitRateBps: number | null;
    readonly chroma: '4:0:0' | '4:2:0' | '4:2:2' | '4:4:4' | null;
    /** Bits of a luma sample. */
    readonly bitDepth: number | null;
    /** Whether pictures are coded as fields, as far as the headers say. */
    readonly interlaced: boolean | null;
    /** `priming` only trims the usual encoder delay: what every encoder writes. */
    readonly editList: 'none' | 'priming' | 'edited' | null;
  };
  /** The first enabled sound track with samples; `null` when there is none. */
  readonly audio: AudioInfo | null;
}

export interface AudioInfo {
  /** `aac`, `mp3`, `opus`, …, or the four-character code of anything else. */
  readonly codec: string | null;
  /** Samples a second as they are heard, in Hz. */
  readonly sampleRateHz: number | null;
  readonly channels: number | null;
  /** Bits of all samples a second of media, rounded. */
  readonly bitRateBps: number | null;
  /**
   * The highest rate that the codec's own record announces: what an encoder was asked for, also where silence took
   * less. Absent in what was measured before it was looked at.
   */
  readonly announcedBitRateBps?: number | null;
}

/** What was measured on a picture. `null` means the file does not say. */
export interface ImageInfo {
  readonly kind: 'image';
  /** The true type, told by content. */
  readonly mimeType: ImageType;
  readonly sizeBytes: number;
  /** Displayed width and height in pixels: after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation 1–8. */
  readonly orientation: number | null;
  readonly colorModel: 'gray' | 'rgb' | 'cmyk' | null;
  /** `srgb` when no profile is embedded or the embedded one is sRGB. */
  readonly colorProfile: 'srgb' | 'other' | null;
  /** Bits of one colour of one pixel. */
  readonly bitDepth: number | null;
  /** Whether it announces several frames. */
  readonly animated: boolean;
}

export type MediaInfo = VideoInfo | ImageInfo;

type Known<T> = T extends Fraction | readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: Known<T[Key]> | null }
    : T;

/**
 * What somebody knows of a file's media. Absent and `null` both mean unknown; a `MediaInfo` is one that is known
 * whole.
 */
export type MediaDescription = Known<
  Pick<MediaInfo, 'kind' | 'mimeType'> & Omit<VideoInfo, 'kind' | 'mimeType'> & Omit<ImageInfo, 'kind' | 'mimeType'>
>;

/** Why a file was refused: the closed `reason` set of the contract's 422 at finalize. */
export const mediaFaultReasons = [
  /** No bytes at all. */
  'empty',
  /** No format that is known here. */
  'unrecognized',
  /** A format this service takes, but not the declared one. */
  'type_mismatch',
  /** A web page. */
  'html',
  /** An SVG drawing. */
  'svg',
  /** A ZIP archive, or what is built on one: office documents, apps. */
  'zip',
  /** A Matroska or WebM film. */
  'matroska',
  /** A GIF picture. */
  'gif',
  /** A HEIC or HEIF picture, as phones write them. */
  'heic',
  /** Sound without pictures: an audio file, or a film with sound tracks alone. */
  'audio_only',
  /** Any other format that is known and not taken; the detected type names it. */
  'unsupported_format',
  /** Promised bytes are missing. */
  'truncated',
  /** The structure contradicts itself or cannot be read. */
  'corrupt',
  /** A film with neither pictures nor sound. */
  'no_video_track',
  /** More structure than an honest file has; refused before it costs anything. */
  'too_complex',
  /** More than 64 megapixels, more than 65,535 on a side, or more than can be decoded within a child's memory. */
  'too_many_pixels',
  /** A form that takes too many steps to decode, counted before it is. */
  'too_costly',
  /** The bytes do not have the SHA-256 that was declared. */
  'checksum_mismatch',
] as const;
export type MediaFaultReason = (typeof mediaFaultReasons)[number];

export function isVideoType(contentType: ContentType): boolean {
  return contentType.startsWith('video/');
}
