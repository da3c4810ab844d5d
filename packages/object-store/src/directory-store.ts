import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { ownedPrefixes, putSlackBytes } from '@layers-content/core';
import type { ObjectStore, StagedBytes } from '@layers-content/core';
import type { HeldBytes } from './arrivals.ts';
import { diskOf } from './disk.ts';
import type { Disk } from './disk.ts';
import { etagOf } from './etag.ts';
import { nodeFileSystem } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { defaultFreeSpaceFloor, freeSpaceOf } from './free-space.ts';
import type { FreeSpace, FreeSpaceFloor } from './free-space.ts';
import { placementOf } from './placement.ts';
import type { Placement } from './placement.ts';
import { listObjects, openStream, readRange, sha256Of } from './reading.ts';
import type { ByteRange } from './reading.ts';
import { receiveUpload } from './receive.ts';
import type { ReceivedObject, ReceiveOptions } from './receive.ts';
import { sealingOf } from './sealing.ts';
import { checkUploadRequest, readUploadToken, signUploadToken } from './upload-token.ts';
import type { UploadGrant, UploadRequest, UrlKeys } from './upload-token.ts';

export interface DirectoryStoreOptions {
  /** Absolute path; made when it is not there. One process at a time may have it open. */
  readonly root: string;
  /** Where clients reach this service; upload URLs are `<publicUrl>/uploads/<token>`. */
  readonly publicUrl: string;
  /** Derived secrets, at least one: the first signs, all are accepted. */
  readonly urlKeys: UrlKeys;
  readonly freeSpaceFloor?: FreeSpaceFloor;
  /** The real disk unless a test watches it. */
  readonly fileSystem?: FileSystem;
}

/** The port on a directory, and what the HTTP layer needs to take PUTs and to serve media itself. */
export interface DirectoryStore extends ObjectStore {
  /**
   * What the token of a PUT to `/uploads/{token}` allows.
   * @throws UploadUrlInvalidError with `details.reason` `signature`.
   */
  readUploadToken(token: string): UploadGrant;
  /** Whether it allows this PUT now. @throws UploadUrlInvalidError with `details.reason` `expired` or `type`. */
  checkUploadRequest(grant: UploadGrant, request: UploadRequest): void;
  /**
   * Stores the body under the grant's key; once this resolves the object survives a power cut.
   * Until the last step an earlier object under the key stays as it is; of several PUTs the last to arrive wins, whole.
   * The body is left open and paused on a refusal, so that it can be answered; errors of the body, of `confirm` and
   * the signal's reason pass through as they are.
   * @throws PayloadTooLargeError over the cap, before a byte is read when the Content-Length tells.
   * @throws StorageFullError, UnavailableError, UploadInterruptedError
   */
  receive(grant: UploadGrant, body: Readable, options: ReceiveOptions): Promise<ReceivedObject>;
  /** Streams an object or a part of it. @throws ObjectMissingError, UnavailableError before the first byte. */
  openRead(key: string, range?: ByteRange): Promise<Readable>;
}

/** Makes the directories that every key begins with and opens the store; rejects when the disk cannot be used. */
export async function openDirectoryStore(options: DirectoryStoreOptions): Promise<DirectoryStore> {
  const { root, fileSystem = nodeFileSystem } = options;
  const disk = diskOf(fileSystem);
  await mkdir(root, { recursive: true, mode: 0o700 });
  for (const prefix of ownedPrefixes) await disk.makeDirectory(join(root, prefix));
  await disk.syncDirectory(root);
  await disk.syncDirectory(dirname(root));
  const freeSpace = freeSpaceOf(disk, root, options.freeSpaceFloor ?? defaultFreeSpaceFloor);
  return directoryStore(options, { disk, placement: placementOf(disk, root), freeSpace, held: { sizeBytes: 0 } });
}

interface Parts {
  readonly disk: Disk;
  readonly placement: Placement;
  readonly freeSpace: FreeSpace;
  readonly held: HeldBytes;
}

function directoryStore({ root, publicUrl, urlKeys }: DirectoryStoreOptions, parts: Parts): DirectoryStore {
  const { disk, placement } = parts;
  const uploadsUrl = `${publicUrl.replace(/\/$/, '')}/uploads`;
  return {
    signPut({ key, contentType, sizeBytes, expiresAt }) {
      const capBytes = sizeBytes + putSlackBytes;
      const token = signUploadToken({ key, contentType, declaredBytes: sizeBytes, capBytes, expiresAt }, urlKeys[0]);
      return { url: `${uploadsUrl}/${token}`, headers: { 'Content-Type': contentType } };
    },
    readUploadToken: (token) => readUploadToken(token, urlKeys),
    checkUploadRequest,
    receive: (grant, body, receiveOptions) => receiveUpload(parts, grant, body, receiveOptions),
    stage: (key, staged) => stage(parts, key, staged),
    async stat(key) {
      const stat = await disk.stat(placement.pathOf(key));
      return stat === 'absent' || !stat.isFile ? null : { sizeBytes: stat.sizeBytes, etag: etagOf(stat) };
    },
    ...sealingOf(disk, placement),
    read: (key, offset, length) => readRange(disk, placement, { key, offset, length }),
    sha256: (key) => sha256Of(disk, placement, key),
    openRead: (key, range = {}) => openStream(disk, placement, key, range),
    delete: (key) => deleteObject(disk, placement, key),
    list: (prefix) => listObjects(disk, root, prefix),
    ping: () => ping(parts),
  };
}

/** Whoever brings the bytes has counted them and may end them. */
async function stage(parts: Parts, key: string, { contentType, sizeBytes, bytes }: StagedBytes): Promise<void> {
  const grant = { key, contentType, declaredBytes: sizeBytes ?? 0, capBytes: Infinity, expiresAt: new Date(0) };
  await receiveUpload(parts, grant, Readable.from(bytes, { objectMode: false }), {
    contentLength: sizeBytes ?? undefined,
    confirm: () => Promise.resolve(),
    signal: new AbortController().signal,
  });
}

async function deleteObject(disk: Disk, placement: Placement, key: string): Promise<void> {
  const path = placement.pathOf(key);
  await disk.unlink(path);
  // Also when nothing was there: an earlier attempt may have ended between its unlink and its sync.
  await disk.syncDirectory(dirname(path));
  await placement.prune(key);
}

/** Everything an upload and a finalize do to the disk, once, on a file of its own. */
async function ping({ disk, placement, freeSpace }: Parts): Promise<void> {
  const [probe, linked] = [placement.newTemporary(), placement.newTemporary()];
  await freeSpace.require(1);
  try {
    const file = await disk.create(probe.path);
    await file
      .write([new Uint8Array(1)])
      .finally(() => file.sync())
      .finally(() => file.close());
    await disk.link(probe.path, linked.path);
    await disk.syncDirectory(dirname(probe.path));
  } finally {
    await Promise.all([disk.unlink(probe.path), disk.unlink(linked.path)]);
  }
}
