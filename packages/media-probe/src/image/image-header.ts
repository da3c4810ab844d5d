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
  /** How often a decoder walks over the whole picture. */
  readonly passes: number;
  /**
   * What the decoder gets: the picture's own bytes, with all that no pixel depends on blanked or put right in place,
   * compressed texts that may inflate without end included. To be called when nothing else of the file is needed any
   * more.
   */
  forDecoder(): Uint8Array;
  /**
   * Memory a decoder must hold at once beyond a few rows, in bytes: progressive and interlaced pictures need all of
   * it.
   */
  readonly decoderBytes: number;
}
