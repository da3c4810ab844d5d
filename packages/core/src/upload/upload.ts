import type { ContentItem } from '../content/content-item.ts';
import type { StoredContent } from '../content/content-repository.ts';
import type { Upload } from '../content/upload-record.ts';
import { NotFoundError } from '../errors.ts';

export interface StoredUpload {
  readonly item: ContentItem;
  readonly upload: Upload;
  readonly now: Date;
}

/** What every 404 for an item says; absent, foreign and generated look the same. */
export function contentNotFound(): NotFoundError {
  return new NotFoundError('There is no such content item. Check the container id.');
}

/** Narrows a row to an upload; absent and generated are the same 404 (public Layers API, finalize-upload). */
export function requireUpload(stored: StoredContent | null): StoredUpload {
  if (!stored?.upload) throw contentNotFound();
  return { item: stored.item, upload: stored.upload, now: stored.now };
}

/** Whether no live worker holds it before its verdict. */
export function isFree(upload: Upload): boolean {
  return upload.state === 'queued' || (upload.state === 'processing' && upload.leaseLapsed);
}
