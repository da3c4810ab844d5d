import { assetIdOf } from '../content/content-item.ts';
import type { Asset, UploadFile } from '../content/content-item.ts';
import type { MediaInfo } from '../content/media-info.ts';
import { UnavailableError } from '../errors.ts';
import { MediaFault, MediaRefusedError, PayloadTooLargeError, UploadIncompleteError } from './errors.ts';
import type { Turn } from './fair-queue.ts';
import { unobserved } from './finalize-observer.ts';
import type { FinalizeObserver } from './finalize-observer.ts';
import { capBytesOf, freezeAttempts, putSlackBytes } from './limits.ts';
import type { MediaProber, RangeReader } from './media-prober.ts';
import { publicKeyOf } from './object-keys.ts';
import type { ObjectStore } from './object-store.ts';

export interface SealPorts {
  readonly store: ObjectStore;
  readonly prober: MediaProber;
  readonly observer?: FinalizeObserver | undefined;
}

export interface Sealing {
  readonly contentId: string;
  readonly files: readonly UploadFile[];
  /** One a file, in order. */
  readonly frozenKeys: readonly string[];
  readonly signal: AbortSignal;
  /**
   * Passed on before each file but the first, so that many files of one make no other wait longer than one file does.
   */
  readonly turn: Turn;
}

/** How the files of a claimed upload are judged: by their bytes, or in the sandbox by fixtures. */
export interface FileSealer {
  seal(sealing: Sealing): Promise<readonly SealedFile[]>;
}

/** Judges by bytes. */
export function fileSealer(ports: SealPorts): FileSealer {
  return { seal: (sealing) => sealFiles(ports, sealing) };
}

/** What is known of a file once its frozen bytes were judged. */
export interface SealedFile {
  readonly asset: Asset;
  readonly info: MediaInfo;
}

/**
 * Freezes what was put, then checks size, checksum, type and wholeness of the frozen bytes: all files or none.
 * @throws UploadIncompleteError, PayloadTooLargeError, ValidationError for the files; UnavailableError,
 *   StorageFullError.
 */
async function sealFiles(ports: SealPorts, sealing: Sealing): Promise<readonly SealedFile[]> {
  const { observer = unobserved } = ports;
  const pairs = sealing.files.map((file, index) => {
    const frozenKey = sealing.frozenKeys[index];
    if (frozenKey === undefined) throw new Error(`no frozen key for ${assetIdOf(file.position)}`);
    return { file, frozenKey, publicKey: publicKeyOf({ contentId: sealing.contentId, ...file }) };
  });
  const frozen: FrozenFile[] = [];
  await observer.phase('freeze', async () => {
    for (const pair of pairs) frozen.push({ ...pair, sizeBytes: await freezeFile(ports.store, pair, sealing.signal) });
  });
  // The names reach the disk while the bytes are judged. Both end, whatever comes of the other.
  const [judged, synced] = await Promise.allSettled([
    observer.phase('judge', () => judgeFiles(ports, frozen, sealing)),
    ports.store.sync(sealing.frozenKeys),
  ]);
  if (judged.status === 'rejected') throw judged.reason;
  if (synced.status === 'rejected') throw synced.reason;
  return judged.value;
}

async function judgeFiles(
  ports: SealPorts,
  frozen: readonly FrozenFile[],
  { turn, signal }: Sealing,
): Promise<readonly SealedFile[]> {
  const sealed: SealedFile[] = [];
  for (const file of frozen) {
    if (sealed.length > 0) await turn.pass();
    sealed.push(await judgeFile(ports, file, signal));
  }
  return sealed;
}

interface FilePair {
  readonly file: UploadFile;
  readonly frozenKey: string;
  readonly publicKey: string;
}

interface FrozenFile extends FilePair {
  readonly sizeBytes: number;
}

/**
 * Returns how many bytes were frozen: those of the state that was looked at, since that is what a freeze holds to.
 * What is larger than any PUT this service takes itself is not copied, and refused by its size: a store may have
 * taken gigabytes.
 */
async function freezeFile(
  store: ObjectStore,
  { file, frozenKey, publicKey }: FilePair,
  signal: AbortSignal,
): Promise<number> {
  for (let attempt = 0; attempt < freezeAttempts; attempt += 1) {
    const put = await store.stat(file.stagingKey);
    if (!put) throw new UploadIncompleteError(publicKey);
    if (put.sizeBytes > file.sizeBytes + putSlackBytes) {
      // Nothing else will contradict a store here, so it is asked twice.
      if ((await store.stat(file.stagingKey))?.etag === put.etag) return put.sizeBytes;
      continue;
    }
    // Nobody waits any more: a copy made now would be an orphan.
    signal.throwIfAborted();
    const outcome = await store.freeze(file.stagingKey, frozenKey, put.etag);
    if (outcome === 'frozen') return put.sizeBytes;
  }
  throw new UnavailableError('object store', { cause: new Error('the file kept changing while it was frozen') });
}

async function judgeFile(
  { store, prober }: SealPorts,
  { file, frozenKey, publicKey, sizeBytes }: FrozenFile,
  signal: AbortSignal,
): Promise<SealedFile> {
  const asset = { assetId: assetIdOf(file.position), contentType: file.contentType };
  signal.throwIfAborted();
  checkActualSize(file, sizeBytes);
  try {
    if (file.checksumSha256 !== null && (await store.sha256(frozenKey)) !== file.checksumSha256) {
      throw new MediaFault('checksum_mismatch', 'The bytes do not have the declared SHA-256.');
    }
    const info = await prober.probe(readerOf(store, frozenKey, sizeBytes), file.contentType, signal);
    return { asset: assetOf(asset.assetId, publicKey, info), info };
  } catch (error) {
    throw error instanceof MediaFault ? new MediaRefusedError(asset, error) : error;
  }
}

/** A store that contradicts itself could not be asked: a file must not be called cut for it. */
function readerOf(store: ObjectStore, key: string, sizeBytes: number): RangeReader {
  return {
    sizeBytes,
    async read(offset, length) {
      const bytes = await store.read(key, offset, length);
      if (bytes.byteLength === Math.max(0, Math.min(length, sizeBytes - offset))) return bytes;
      throw new UnavailableError('object store', { cause: new Error(`${key} ends before its ${sizeBytes} bytes`) });
    },
  };
}

/** Sizes are re-checked against the real object (public Layers API, finalize-upload: 413). */
function checkActualSize(file: UploadFile, actualBytes: number): void {
  const limitBytes = capBytesOf(file.contentType);
  if (actualBytes <= limitBytes && actualBytes <= file.sizeBytes) return;
  const assetId = assetIdOf(file.position);
  const over =
    actualBytes > limitBytes
      ? `over the cap of ${limitBytes} bytes`
      : `larger than the declared ${file.sizeBytes} bytes`;
  throw new PayloadTooLargeError(
    `${assetId} has ${actualBytes} bytes, ${over}. Upload a smaller file, or start a new session with its true size.`,
    { assetId, limitBytes, declaredBytes: file.sizeBytes, actualBytes },
  );
}

/** How a sealed file stands on its item. */
export function assetOf(assetId: string, key: string, info: MediaInfo): Asset {
  return {
    assetId,
    kind: info.kind,
    location: { key },
    thumbnailUrl: null,
    width: info.width,
    height: info.height,
    durationMs: info.kind === 'video' ? info.durationMs : null,
    mimeType: info.mimeType,
    sizeBytes: info.sizeBytes,
  };
}
