import type { ContentType } from '@layers-content/core';

/**
 * A file as phones, cameras and programs write it, against the letter of its format but with every pixel and sample
 * in it.
 */
export interface OddFile {
  readonly name: string;
  readonly type: ContentType;
  readonly bytes: Uint8Array;
  /** What must be told of it; of a cut one, what it would be. */
  readonly told: { readonly width: number; readonly height: number; readonly durationMs?: number };
}
