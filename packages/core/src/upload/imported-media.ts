import { assetIdOf } from '../content/content-item.ts';
import type { DeclaredFile, UploadFile } from '../content/content-item.ts';
import { contentTypes, isVideoType } from '../content/media-info.ts';
import type { ContentType } from '../content/media-info.ts';
import { UnavailableError, ValidationError } from '../errors.ts';
import { FinalizeInProgressError, MediaRefusedError, PayloadTooLargeError } from './errors.ts';
import { capBytesOf } from './limits.ts';
import { SourceFault } from './media-source.ts';
import type { MediaSource, OpenedMedia } from './media-source.ts';
import type { ObjectStore } from './object-store.ts';

const typeOfExtension: Readonly<Record<string, ContentType>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** Of a name more characters are not kept. */
const longestName = 255;

/** The file that a URL names. @param contentType what it is taken for, as long as nobody has asked. */
export function expectedFile(url: string, contentType: ContentType | 'by its extension'): DeclaredFile {
  const name = nameOf(url);
  const taken = contentType === 'by its extension' ? typeByExtension(name) : contentType;
  return {
    filename: Array.from(name).slice(0, longestName).join(''),
    contentType: taken,
    sizeBytes: capBytesOf(taken),
    checksumSha256: null,
  };
}

/** None or an unknown one: mp4 (contract: uploadContentFromUrl, sandbox). */
function typeByExtension(filename: string): ContentType {
  const extension = /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  return typeOfExtension[extension] ?? 'video/mp4';
}

/** The last part of the path, as a session would have been told it. */
function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').findLast((part) => part !== '') ?? 'media';
  return decoded(last) ?? last;
}

/** Null where it is no text that may be kept. */
function decoded(part: string): string | null {
  try {
    const text = decodeURIComponent(part);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

export interface FileToFetch {
  readonly url: string;
  readonly file: UploadFile;
  /** Of a slideshow. */
  readonly onlyImages: boolean;
}

/**
 * Brings one file from its URL to its staging key, and tells what it turned out to be.
 * @throws ValidationError, PayloadTooLargeError with the file's index; UnavailableError, StorageFullError;
 *   ConcurrencyLimitError for a host that a redirect named.
 */
export async function fetchFile(
  { source, store }: { readonly source: MediaSource; readonly store: ObjectStore },
  { url, file, onlyImages }: FileToFetch,
  options: Parameters<MediaSource['open']>[1],
): Promise<UploadFile> {
  const index = file.position - 1;
  let opened: OpenedMedia | null = null;
  try {
    opened = await source.open(url, options);
    const contentType = takenType(opened.contentType, index, onlyImages);
    const limitBytes = capBytesOf(contentType);
    if ((opened.sizeBytes ?? 0) > limitBytes) throw tooLarge(index, limitBytes, opened.sizeBytes);
    let sizeBytes = 0;
    const counted = counting(opened.bytes, (chunkBytes) => {
      sizeBytes += chunkBytes;
      if (sizeBytes > limitBytes) throw tooLarge(index, limitBytes, null);
    });
    await store.stage(file.stagingKey, { contentType, sizeBytes: opened.sizeBytes, bytes: counted });
    // That nothing came is told by who judges the files.
    return { ...file, contentType, sizeBytes: Math.max(1, sizeBytes) };
  } catch (error) {
    throw error instanceof SourceFault ? sourceRefused(error, index) : error;
  } finally {
    opened?.close();
  }
}

async function* counting(
  bytes: AsyncIterable<Uint8Array>,
  count: (chunkBytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    count(chunk.byteLength);
    yield chunk;
  }
}

/** The answer's Content-Type decides what the file has to be; the bytes are held to it later. */
function takenType(header: string | null, index: number, onlyImages: boolean): ContentType {
  const said = header?.split(';')[0]?.trim().toLowerCase() ?? null;
  const contentType = contentTypes.find((type) => type === said);
  if (contentType === undefined) throw typeRefused(index, `The URL answers none of ${contentTypes.join(', ')}.`);
  if (onlyImages) checkImage(contentType, index);
  return contentType;
}

/** @throws ValidationError for a video in a slideshow. */
export function checkImage(contentType: ContentType, index: number): void {
  if (isVideoType(contentType)) throw typeRefused(index, 'Several media make a slideshow, which takes images only.');
}

function typeRefused(index: number, what: string): ValidationError {
  return refused(index, 'unsupported_type', `${what} Correct the media and import again.`);
}

/** A client learns nothing of a network from it: neither addresses nor statuses, nor which step failed. */
export function sourceRefused({ reason }: SourceFault, index: number): ValidationError {
  return reason === 'url'
    ? refused(index, 'url_refused', 'Name an https URL of a public host, without a user, a password or a port.')
    : refused(
        index,
        'unreachable',
        'Nothing could be fetched from the URL. See that everybody can read it, and import again.',
      );
}

function tooLarge(index: number, limitBytes: number, actualBytes: number | null): PayloadTooLargeError {
  return new PayloadTooLargeError(
    `media[${index}] has more than ${limitBytes} bytes. Make the file smaller and import again.`,
    { index, limitBytes, actualBytes },
  );
}

/** A refusal of the stored bytes, told of the media they came from. Any other error stays. */
export function importRefusal(error: unknown, files: readonly UploadFile[]): unknown {
  // Somebody else finalizes the item: what becomes of it can only be looked at later.
  if (error instanceof FinalizeInProgressError) return new UnavailableError('finalize', { cause: error });
  const indexOf = (assetId: string) => files.findIndex((file) => assetIdOf(file.position) === assetId);
  if (error instanceof PayloadTooLargeError && 'assetId' in error.details) {
    const { assetId, limitBytes, actualBytes } = error.details;
    return tooLarge(indexOf(assetId), limitBytes, actualBytes);
  }
  if (!(error instanceof MediaRefusedError)) return error;
  const index = indexOf(error.assetId);
  const { fault } = error;
  const { detectedType, reason } = fault;
  return refused(index, reason, `${fault.message} Correct the file behind the URL and import again.`, detectedType);
}

function refused(index: number, reason: string, message: string, detectedType: string | null = null): ValidationError {
  return new ValidationError(`media[${index}]: ${message}`, { index, reason, detectedType });
}
