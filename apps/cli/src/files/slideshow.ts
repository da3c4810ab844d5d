import { UsageError } from '../errors/usage-error.ts';
import type { LocalFile } from './local-files.ts';

/** @throws UsageError unless these files can make a slideshow. */
export function requireSlides(files: readonly LocalFile[]): void {
  requireSlideCount(files.length);
  const video = files.find(({ contentType }) => contentType.startsWith('video/'));
  if (video) throw new UsageError(`${video.shownPath}: a slideshow takes images only. Upload the video on its own.`);
}

/** @throws UsageError unless so many images make a slideshow. */
export function requireSlideCount(count: number): void {
  if (count < 2 || count > 10) throw new UsageError(`A slideshow is two to ten images; ${count} named.`);
}
