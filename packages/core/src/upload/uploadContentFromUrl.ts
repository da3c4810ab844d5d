import { IdempotencyInProgressError } from '../account/errors.ts';
import type { Quotas } from '../account/quotas.ts';
import { checkCaption } from '../content/caption.ts';
import type { ContentItem, DeclaredFile, UploadFile } from '../content/content-item.ts';
import type { TenantRepository, TenantUnit } from '../repository.ts';
import { finalizeUpload } from './finalizeUpload.ts';
import type { FinalizeUploadPorts } from './finalizeUpload.ts';
import type { ImportPlaces, ImportShares } from './import-shares.ts';
import { checkImage, expectedFile, fetchFile, importRefusal, sourceRefused } from './imported-media.ts';
import { importFetchMs, importLookMs, importSessionMs, putSlackBytes } from './limits.ts';
import { SourceFault } from './media-source.ts';
import type { MediaSource } from './media-source.ts';
import { openItems, planItem } from './open-items.ts';
import { requireUpload } from './upload.ts';
import type { NewUploadItem } from './upload-repository.ts';

export interface UploadContentFromUrlPorts extends FinalizeUploadPorts {
  readonly source: MediaSource;
  readonly quotas: Quotas;
  /** Imports at work in this process. */
  readonly importShares: ImportShares;
  /** No URL is asked there: fixtures answer. */
  readonly sandbox: boolean;
}

export interface ImportRequest {
  readonly organizationId: string;
  readonly projectId: string;
  /** One, or two to ten pictures of a slideshow. */
  readonly urls: readonly string[];
  readonly caption: string;
  /** Written with the item, which nothing has arrived for yet. Null when nothing is. */
  readonly onOpened: ((unit: TenantUnit, contentId: string) => Promise<void>) | null;
}

/**
 * Makes a completed item of files that lie elsewhere: opens it, brings the bytes to where a client would have put
 * them, and finalizes. What cannot be brought or is refused ends the item, all files or none.
 * @throws ValidationError, PayloadTooLargeError with `details.index`; NotFoundError, ConflictError, QuotaExceededError;
 *   ConcurrencyLimitError; what `finalizeUpload` throws; whatever `onOpened` throws.
 */
export async function uploadContentFromUrl(
  ports: UploadContentFromUrlPorts,
  request: ImportRequest,
): Promise<ContentItem> {
  const { urls, organizationId } = request;
  checkCaption(request.caption);
  const hosts = urls.map((url, index) => hostOf(ports.source, url, index));
  const expected = urls.map((url, index) => expectedOf(url, index, { ...ports, onlyImages: urls.length > 1 }));
  const places = ports.importShares.enter(organizationId, hosts);
  try {
    return await importInto(ports, request, { expected, places });
  } finally {
    places.leave();
  }
}

function hostOf(source: MediaSource, url: string, index: number): string {
  try {
    return source.check(url);
  } catch (error) {
    throw error instanceof SourceFault ? sourceRefused(error, index) : error;
  }
}

/** What is reserved until the answer tells more; in the sandbox, where nothing is asked, the file itself. */
function expectedOf(
  url: string,
  index: number,
  { sandbox, onlyImages }: { readonly sandbox: boolean; readonly onlyImages: boolean },
): DeclaredFile {
  const file = expectedFile(url, sandbox ? 'by its extension' : onlyImages ? 'image/jpeg' : 'video/mp4');
  if (onlyImages) checkImage(file.contentType, index);
  return file;
}

async function importInto(
  ports: UploadContentFromUrlPorts,
  { projectId, urls, caption, organizationId, onOpened }: ImportRequest,
  { expected, places }: { readonly expected: readonly DeclaredFile[]; readonly places: ImportPlaces },
): Promise<ContentItem> {
  const { repository, quotas, sandbox } = ports;
  const item = planItem(expected, ports);
  const slideshow = urls.length > 1;
  const session = { projectId, items: [item], slideshow, sessionTtlMs: importSessionMs, quotas };
  if (onOpened) {
    await repository.transaction(async (unit) => {
      await openItems(unit, session);
      await onOpened(unit, item.id);
    });
  } else await openItems(repository, session);
  try {
    if (!sandbox) await bring(ports, item, { urls, places });
    return await finalizeUpload(ports, {
      organizationId,
      contentId: item.id,
      readCaption: () => caption,
      onVerdict: null,
    });
  } catch (error) {
    // What cannot be ended now is ended by the sweep; the first error is the one to tell.
    await Promise.allSettled([end(repository, item.id)]);
    throw importRefusal(error, item.files);
  }
}

/** One file after another, so that an import is one connection to a host. */
async function bring(
  ports: UploadContentFromUrlPorts,
  item: NewUploadItem,
  { urls, places }: { readonly urls: readonly string[]; readonly places: ImportPlaces },
): Promise<void> {
  await untilCanceled(ports, item.id, async (signal) => {
    const options = { signal, onHost: places.atHost };
    const arrived: UploadFile[] = [];
    for (const [index, file] of item.files.entries()) {
      const url = urls[index] ?? '';
      arrived.push(await fetchFile(ports, { url, file, onlyImages: urls.length > 1 }, options));
    }
    const reservedBytes = arrived.reduce((sum, file) => sum + file.sizeBytes + putSlackBytes, 0);
    await ports.repository.declareFiles(item.id, arrived, reservedBytes);
  });
}

/**
 * Does `work` in its time, and no longer than the item is open: of one that was canceled, by whomever and in whatever
 * process, nobody would take the files. What became of it is told by its finalize.
 */
async function untilCanceled(
  { repository, timers }: Pick<UploadContentFromUrlPorts, 'repository' | 'timers'>,
  contentId: string,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const canceled = new AbortController();
  const stop = new AbortController();
  for (const end of [timers.timeout(importFetchMs), canceled.signal])
    end.addEventListener('abort', () => stop.abort(), { once: true });
  let atWork = true;
  const look = async (): Promise<void> => {
    await timers.sleep(importLookMs);
    if (!atWork) return;
    // A database that cannot be asked now has not said that the item is canceled.
    const stored = await repository.findContent(contentId).catch(() => null);
    if (stored?.upload?.state !== 'canceled') return look();
    canceled.abort();
  };
  void look();
  try {
    await work(stop.signal);
  } catch (error) {
    if (!canceled.signal.aborted) throw error;
  } finally {
    atWork = false;
  }
}

async function end(repository: TenantRepository, contentId: string): Promise<void> {
  await repository.transaction(async (unit) => {
    const outcome = await unit.cancelOpenUpload(contentId, 'IMPORT_FAILED');
    if (outcome.outcome !== 'canceled' || !outcome.changed) return unit.discardStaged(contentId);
    const { projectId } = outcome.item;
    await unit.record({ type: 'content.canceled', projectId, data: { contentId, reason: 'IMPORT_FAILED' } });
  });
}

/**
 * What became of an import that another request with the same `Idempotency-Key` began.
 * @throws IdempotencyInProgressError while it is not known.
 */
export async function findImported(repository: TenantRepository, contentId: string): Promise<ContentItem> {
  const { item } = requireUpload(await repository.findContent(contentId));
  if (item.status === 'completed' || item.lastError?.code === 'DELETED') return item;
  throw new IdempotencyInProgressError();
}
