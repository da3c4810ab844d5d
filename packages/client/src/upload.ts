import type { ContentItem, UploadSession, UploadTarget } from '@layers-content/contract';
import type { LayersClient } from './client.ts';
import { contentTypeOfFile } from './content-type.ts';
import type { DeclaredContentType } from './content-type.ts';
import { LayersApiError, LayersNetworkError } from './errors.ts';
import { putFile } from './put-file.ts';
import { retry } from './retry.ts';
import type { RetryPolicy, RetryWait, Verdict } from './retry.ts';

/** One file of an upload: a `File` of a browser, or what `fs.openAsBlob` opens in Node. */
export interface UploadSource {
  readonly file: Blob;
  /** Stored as data; without a `contentType` and a type of the Blob's own, its extension says what the file is. */
  readonly filename: string;
  readonly contentType?: DeclaredContentType | undefined;
}

/** How far the bytes of an upload are; a try that has to be repeated goes back to where its file began. */
export interface UploadProgress {
  /** The file on its way. */
  readonly filename: string;
  /** Of all files of the upload. Browsers report whole files only. */
  readonly sentBytes: number;
  readonly totalBytes: number;
}

export interface UploadOptions {
  readonly projectId: string;
  /** At most 2,200 UTF-16 code units; published byte for byte. May be empty. */
  readonly caption: string;
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** Called before the first byte is sent; its `files[].platformFit` is a first verdict, which is advice only. */
  readonly onSession?: ((session: UploadSession) => void) | undefined;
  /** Called when a step failed and is tried again after a wait, as when a rate limit is reached. */
  readonly onWait?: ((wait: RetryWait) => void) | undefined;
  /** Ends the upload with its reason. What was opened ends by itself, or by `cancelContent`. */
  readonly signal?: AbortSignal | undefined;
  /** For the session, each PUT and finalize: five tries, half a second before the second, unless said otherwise. */
  readonly retries?: RetryPolicy | undefined;
}

const defaultRetries: RetryPolicy = { attempts: 5, firstDelayMs: 500 };

/**
 * Uploads one video or image as one item: opens a session, sends the bytes, finalizes.
 * Each step is repeated after a lost connection or when the service asks to come again (429, 503), not before the time it
 * names and not at all when that is more than a minute; PUTs also with fresh URLs when theirs have expired. No repetition
 * has a second effect: the session is opened under an Idempotency-Key, finalize is idempotent by state.
 * A used-up quota and a killed key are final.
 * @returns the completed item.
 * @throws UnsupportedFileTypeError, LayersApiError, LayersNetworkError, or the signal's reason.
 */
export async function uploadFile(
  client: LayersClient,
  { file, filename, contentType, ...options }: UploadSource & UploadOptions,
): Promise<ContentItem> {
  return upload(client, [{ file, filename, contentType }], 'per-file', options);
}

/** Uploads two to ten images as one slideshow, shown in their order. Otherwise as `uploadFile`. */
export async function uploadSlideshow(
  client: LayersClient,
  { files, ...options }: { readonly files: readonly UploadSource[] } & UploadOptions,
): Promise<ContentItem> {
  return upload(client, files, 'slideshow', options);
}

async function upload(
  client: LayersClient,
  sources: readonly UploadSource[],
  grouping: 'per-file' | 'slideshow',
  options: UploadOptions,
): Promise<ContentItem> {
  const { projectId, caption, signal, onSession, onWait } = options;
  const files = sources.map(({ file, filename, contentType }) => ({
    filename,
    contentType: contentType ?? contentTypeOfFile(file, filename),
    sizeBytes: file.size,
  }));
  const policy = options.retries ?? defaultRetries;
  const idempotencyKey = randomKey();
  const session = await retry(
    () => client.createUploadSession(projectId, { files, grouping }, { signal, idempotencyKey }),
    {
      policy,
      signal,
      onWait,
      judge: judgeCall,
    },
  );
  onSession?.(session);
  await putAll(client, session, sources, options);
  const [containerId] = session.containerIds;
  if (containerId === undefined) throw new TypeError('The upload session names no item.');
  return retry(() => client.finalizeUpload(containerId, { caption }, { signal }), {
    policy,
    signal,
    onWait,
    judge: judgeCall,
  });
}

async function putAll(
  client: LayersClient,
  session: UploadSession,
  sources: readonly UploadSource[],
  options: UploadOptions,
): Promise<void> {
  const { onProgress, onWait, signal, retries: policy = defaultRetries } = options;
  const totalBytes = sources.reduce((sum, { file }) => sum + file.size, 0);
  let targets: readonly UploadTarget[] = session.files;
  let doneBytes = 0;
  for (const [index, { file, filename }] of sources.entries()) {
    const onSent = (sentBytes: number) => onProgress?.({ filename, sentBytes: doneBytes + sentBytes, totalBytes });
    let urlExpired = false;
    await retry(
      async () => {
        if (urlExpired) targets = await freshTargets(client, targets, signal);
        await putFile(targetAt(targets, index), file, { signal, onSent });
      },
      {
        policy,
        signal,
        onWait,
        judge: (error) => {
          const refused = error instanceof LayersApiError && error.status === 403;
          // Once only: a fresh URL that is refused too is no matter of time.
          if (refused && urlExpired) return 'give-up';
          urlExpired ||= refused;
          return refused ? { retryAfterMs: 0 } : judgePut(error);
        },
      },
    );
    doneBytes += file.size;
  }
}

/** An expired URL (403, of the service's own store and of S3 alike) is answered by signing new ones for the whole item. */
async function freshTargets(
  client: LayersClient,
  targets: readonly UploadTarget[],
  signal: AbortSignal | undefined,
): Promise<readonly UploadTarget[]> {
  const { files } = await client.refreshUploadUrls(targetAt(targets, 0).containerId, { signal });
  return files;
}

function targetAt(targets: readonly UploadTarget[], index: number): UploadTarget {
  const target = targets[index];
  if (target === undefined) throw new TypeError(`The upload session has no place for file ${index + 1}.`);
  return target;
}

function judgePut(error: unknown): Verdict {
  const fault = error instanceof LayersApiError && (error.status >= 500 || error.status === 408);
  return fault && error.code !== 'KILL_SWITCH' ? { retryAfterMs: retryAfterMsOf(error) } : judgeCall(error);
}

const passingCodes: readonly string[] = ['FINALIZE_IN_PROGRESS', 'IDEMPOTENCY_IN_PROGRESS'];
/** These share a status with what passes, and do not. */
const lastingCodes: readonly string[] = ['KILL_SWITCH', 'QUOTA_EXCEEDED'];

function judgeCall(error: unknown): Verdict {
  if (error instanceof LayersNetworkError) return { retryAfterMs: null };
  if (!(error instanceof LayersApiError) || lastingCodes.includes(error.code)) return 'give-up';
  const passing = passingCodes.includes(error.code) || [429, 502, 503, 504].includes(error.status);
  return passing ? { retryAfterMs: retryAfterMsOf(error) } : 'give-up';
}

/** Not `randomUUID`, which browsers have on pages of https only. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function retryAfterMsOf({ retryAfterSeconds }: LayersApiError): number | null {
  return retryAfterSeconds === null ? null : retryAfterSeconds * 1_000;
}
