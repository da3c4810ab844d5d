import { assetIdOf } from '../content/content-item.ts';
import type { UploadFile } from '../content/content-item.ts';
import type { MediaInfo } from '../content/media-info.ts';
import type { JudgedPost } from './platform-judge.ts';

/** What the platforms' judge is asked of a probed upload: at finalize, and again for each new caption. */
export function judgedPost(post: {
  readonly caption: string;
  readonly slideshow: boolean;
  readonly files: readonly UploadFile[];
  /** One entry a file, in order. */
  readonly media: readonly MediaInfo[];
}): JudgedPost {
  return {
    caption: post.caption,
    slideshow: post.slideshow,
    assets: post.files.map((file, index) => ({
      assetId: assetIdOf(file.position),
      contentType: file.contentType,
      sizeBytes: post.media[index]?.sizeBytes ?? file.sizeBytes,
      info: post.media[index] ?? null,
    })),
  };
}
