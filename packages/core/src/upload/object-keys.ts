import { assetIdOf } from '../content/content-item.ts';
import type { ContentType } from '../content/media-info.ts';

const extensions: Readonly<Record<ContentType, string>> = {
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** Everything below this prefix is public once its item is completed; nothing else is. */
export const publicPrefix = 'public-media/';
/** Every prefix the service writes below: what `reconcile` walks. */
export const ownedPrefixes = ['staging/', 'frozen/', publicPrefix, 'tmp/'] as const;

interface KeyParts {
  readonly contentId: string;
  readonly position: number;
  readonly contentType: ContentType;
}

function fileNameOf({ position, contentType }: KeyParts): string {
  return `${assetIdOf(position)}.${extensions[contentType]}`;
}

/** Where a client writes; private, and unguessable by its random part. */
export function stagingKeyOf(parts: KeyParts, random: string): string {
  return `staging/${parts.contentId}/${random}/${fileNameOf(parts)}`;
}

/** Where one finalize keeps the bytes it judges; no two finalizes share one. */
export function frozenKeyOf(parts: KeyParts, fence: number, random: string): string {
  return `frozen/${parts.contentId}/${fence}-${random}/${fileNameOf(parts)}`;
}

/** Where the sealed bytes are served (public Layers API, finalize-upload). */
export function publicKeyOf(parts: KeyParts): string {
  return `${publicPrefix}content-container/${parts.contentId}/media/${fileNameOf(parts)}`;
}
