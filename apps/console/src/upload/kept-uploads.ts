import { createStore, del, delMany, entries, get, keys, set } from 'idb-keyval';
import type { DeclaredContentType } from '@layers-content/client';
import type { Grouping } from './draft.ts';

/**
 * An upload under way, kept until it is done, so that a reload or a crash costs nothing. It holds ids, never a key or
 * URL.
 */
export interface KeptUpload {
  readonly id: string;
  /** Whose it is: nobody else who signs in on this computer is offered it. */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly projectId: string;
  readonly grouping: Grouping;
  readonly caption: string;
  readonly files: readonly KeptFile[];
  /** The client's token as JSON, which says what is sent already; null before the session is open. */
  readonly token: string | null;
}

/** What a file is known again by. */
export interface KeptFile {
  readonly filename: string;
  readonly contentType: DeclaredContentType;
  readonly sizeBytes: number;
}

/** A session ends after two hours; what is older cannot be gone on with. */
const keptMs = 2 * 3_600_000;

const uploads = createStore('layers-content-uploads', 'uploads');
const contents = createStore('layers-content-upload-files', 'files');

/**
 * Keeps what is known of an upload, in place of what was known before.
 * @throws DOMException when the browser keeps nothing.
 */
export function keepUpload(upload: KeptUpload): Promise<void> {
  return set(upload.id, upload, uploads);
}

/**
 * Keeps the bytes of its files. False when there is no room for all of them: then none is kept, and they are asked
 * for again.
 */
export async function keepFiles(id: string, files: readonly Blob[]): Promise<boolean> {
  try {
    for (const [index, file] of files.entries()) await set([id, index], file, contents);
    return true;
  } catch {
    await forgetFiles(id);
    return false;
  }
}

/** The files of an upload in their order; null when not all of them are there. */
export async function keptFiles({ id, files }: KeptUpload): Promise<readonly Blob[] | null> {
  const found = await Promise.all(files.map((_, index) => get<Blob>([id, index], contents)));
  const whole = found.filter((blob, index) => blob?.size === files[index]?.sizeBytes);
  return whole.length === files.length ? whole.filter((blob) => blob !== undefined) : null;
}

/** What an owner has not finished, the newest first; what can no longer be gone on with is forgotten. */
export async function keptUploads(owner: string, now: number): Promise<readonly KeptUpload[]> {
  const all = (await entries<string, KeptUpload>(uploads)).map(([, upload]) => upload);
  const isOver = ({ startedAt }: KeptUpload) => now - startedAt > keptMs;
  await Promise.all(all.filter(isOver).map(({ id }) => forgetUpload(id)));
  return all
    .filter((upload) => upload.owner === owner && !isOver(upload))
    .toSorted((one, other) => other.startedAt - one.startedAt);
}

/** Forgets an upload and its bytes. */
export async function forgetUpload(id: string): Promise<void> {
  await del(id, uploads);
  await forgetFiles(id);
}

async function forgetFiles(id: string): Promise<void> {
  const kept = await keys<IDBValidKey>(contents);
  await delMany(
    kept.filter((key) => Array.isArray(key) && key[0] === id),
    contents,
  );
}
