import type { ContentItem } from '../content/content-item.ts';
import type { StoredContent } from '../content/content-repository.ts';
import { contentNotFound } from '../content/errors.ts';
import type { Upload } from '../content/upload-record.ts';

export interface StoredUpload {
  readonly item: ContentItem;
  readonly upload: Upload;
  readonly now: Date;
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
