const mebibyte = 1_048_576;

/** Caps of one file, in bytes (contract: finalizeUpload); a larger one is refused before a byte is sent. */
const capBytes = { video: 100 * mebibyte, image: 30 * mebibyte } as const;

export type MediaKind = keyof typeof capBytes;

/** How many files one session takes (contract: createUploadSession). */
export const maxFiles = 10;
/** How many pictures a slideshow has at least. */
export const slideshowMinImages = 2;
/** How long a caption may be, in UTF-16 units. */
export const captionMaxUnits = 2_200;

export function kindOf(contentType: string): MediaKind {
  return contentType.startsWith('video/') ? 'video' : 'image';
}

/** The cap that a file of this type and size is over, in bytes; null when it is under it. */
export function capExceeded(contentType: string, sizeBytes: number): number | null {
  const cap = capBytes[kindOf(contentType)];
  return sizeBytes > cap ? cap : null;
}
