import { randomUUID } from 'node:crypto';
import { putSlackBytes, stagingKeyOf } from '@layers-content/core';
import type { NewUploadItem, NewUploadSession } from '@layers-content/core';

/** Declared of each file. */
export const declaredBytes = 6;

/** An upload of so many pictures, as a session opens it in the live environment. */
export function newUpload(count = 1): NewUploadItem {
  const id = randomUUID();
  const files = Array.from({ length: count }, (_, index) => {
    const position = index + 1;
    const stagingKey = stagingKeyOf({ contentId: id, position, contentType: 'image/jpeg' }, randomUUID());
    return {
      filename: 'a.jpg',
      contentType: 'image/jpeg' as const,
      sizeBytes: declaredBytes,
      checksumSha256: null,
      position,
      stagingKey,
    };
  });
  return { id, files, reservedBytes: count * (declaredBytes + putSlackBytes) };
}

/** Two hours and no quotas. */
export function sessionOf(projectId: string, items: readonly NewUploadItem[]): NewUploadSession {
  return {
    projectId,
    items,
    slideshow: false,
    sessionTtlMs: 7_200_000,
    quotas: { openUploads: 0, storedBytes: 0, itemsPerDay: 0 },
    event: { type: 'upload_session.created', projectId, data: { contentIds: items.map(({ id }) => id) } },
  };
}
