import { UsageError } from '../errors/usage-error.ts';
import type { LocalFile } from './local-files.ts';

/** @throws UsageError unless all of these files can stand in a slideshow, however many they are. */
export function requireImages(files: readonly LocalFile[]): void {
  const video = files.find(({ contentType }) => contentType.startsWith('video/'));
  if (video) throw new UsageError(`${video.shownPath}: a slideshow takes images only. Upload the video on its own.`);
}

/** @throws UsageError unless so many images make a slideshow that the service takes. */
export function requireSlideCount(count: number): void {
  if (count < 2 || count > 10) throw new UsageError(`A slideshow is two to ten images; ${count} named.`);
}
