import type { LocalFile } from '../files/local-files.ts';

/** What is sent. */
export interface Upload {
  readonly files: readonly LocalFile[];
  readonly caption: string;
  readonly slideshow: boolean;
  readonly projectId: string;
}
