import type { ImageInfo } from '@layers-content/core';

/** What a picture's own structure says, before it is decoded. Sizes are coded pixels, before EXIF orientation. */
export interface ImageHeader {
  readonly codedWidth: number;
  readonly codedHeight: number;
  /** EXIF orientation 1–8, or `null` when the file does not say. */
  readonly orientation: number | null;
  readonly colorModel: NonNullable<ImageInfo['colorModel']>;
  readonly colorProfile: ImageInfo['colorProfile'];
  readonly bitDepth: number;
  readonly animated: boolean;
  /**
   * What the decoder must not see, as views on the picture's own bytes: EXIF, and text that may inflate without end. In a
   * PNG with the type and the checksum around it.
   */
  readonly hiddenBlocks: readonly Uint8Array[];
  /** How often a decoder walks over the whole picture. */
  readonly passes: number;
  /** Memory a decoder must hold at once beyond a few rows, in bytes: progressive and interlaced pictures need all of it. */
  readonly decoderBytes: number;
}
