import type { Readable } from 'node:stream';
import { PayloadTooLargeError } from '@layers-content/core';
import type { Disk } from './disk.ts';
import type { NewFile, PathStat } from './file-system.ts';
import { batchesOf } from './arrivals.ts';
import type { HeldBytes } from './arrivals.ts';
import { BodyWriter } from './body-writer.ts';
import { etagOf } from './etag.ts';
import type { FreeSpace } from './free-space.ts';
import { assetIdOfKey } from './object-key.ts';
import type { Placement } from './placement.ts';
import type { UploadGrant } from './upload-token.ts';

/** One PUT as the HTTP layer has it. */
export interface ReceiveOptions {
  /** The Content-Length header, where there is one. */
  readonly contentLength?: number | undefined;
  /** Told the size of each piece of the body as it comes. */
  readonly arrived?: ((sizeBytes: number) => void) | undefined;
  /** Called when all bytes have come and before they get their name: throw to refuse the upload after all. */
  readonly confirm: () => Promise<void>;
  /** Ends the upload; `receive` rejects with its reason. */
  readonly signal: AbortSignal;
}

export interface ReceivedObject {
  readonly etag: string;
  readonly sizeBytes: number;
}

/** The body ended before its Content-Length: the client went away. */
export class UploadInterruptedError extends Error {
  override readonly name = 'UploadInterruptedError';
}

interface Parts {
  readonly disk: Disk;
  readonly placement: Placement;
  readonly freeSpace: FreeSpace;
  readonly held: HeldBytes;
}

/** Streams one PUT to its staging key (see `DirectoryStore.receive`). */
export async function receiveUpload(
  parts: Parts,
  grant: UploadGrant,
  body: Readable,
  options: ReceiveOptions,
): Promise<ReceivedObject> {
  const { contentLength, signal } = options;
  signal.throwIfAborted();
  // A stream that breaks while nobody reads it would end the process; whoever reads it next is told anyway.
  body.on('error', () => undefined);
  if (contentLength !== undefined && contentLength > grant.capBytes) throw tooLarge(grant, contentLength);
  // What cannot fit is refused before it is sent; one byte stands for a length that is not told.
  await parts.freeSpace.require(contentLength ?? 1);
  return writeAndPlace(parts, grant, body, options);
}

async function writeAndPlace(
  parts: Parts,
  grant: UploadGrant,
  body: Readable,
  options: ReceiveOptions,
): Promise<ReceivedObject> {
  const { disk, placement } = parts;
  const temporary = placement.newTemporary();
  const file = await disk.create(temporary.path);
  try {
    const stat = await writeBody(parts, file, body, grant, options);
    options.signal.throwIfAborted();
    const outcome = await placement.place(grant.key, temporary.path, (path) => disk.rename(temporary.path, path));
    if (outcome === 'absent') throw new UploadInterruptedError('the temporary file was removed');
    await placement.settle([grant.key]);
    return { etag: etagOf(stat), sizeBytes: stat.sizeBytes };
  } catch (error) {
    // What cannot be removed is found by reconcile; the first fault is the one to tell.
    await disk.unlink(temporary.path).catch(() => undefined);
    await placement.prune(grant.key).catch(() => undefined);
    throw error;
  }
}

async function writeBody(
  { placement, freeSpace, held }: Parts,
  file: NewFile,
  body: Readable,
  grant: UploadGrant,
  { contentLength, arrived, confirm, signal }: ReceiveOptions,
): Promise<PathStat> {
  const writer = new BodyWriter(file);
  let arrivedBytes = 0;
  const count = (sizeBytes: number): void => {
    arrivedBytes += sizeBytes;
    if (arrivedBytes > grant.capBytes) throw tooLarge(grant, contentLength ?? arrivedBytes);
    arrived?.(sizeBytes);
  };
  try {
    for await (const { pieces, sizeBytes } of batchesOf(body, { arrived: count, signal, held })) {
      await freeSpace.take(sizeBytes);
      await writer.write(pieces, sizeBytes);
    }
    if (contentLength !== undefined && arrivedBytes !== contentLength) {
      throw new UploadInterruptedError(`the body ended after ${arrivedBytes} of ${contentLength} bytes`);
    }
    // While the disk is at work. No directory is made any more when this is over.
    const work = [writer.finish(), placement.prepare(grant.key), confirm()] as const;
    await Promise.allSettled(work);
    return (await Promise.all(work))[0];
  } finally {
    await writer.close();
  }
}

function tooLarge(grant: UploadGrant, actualBytes: number): PayloadTooLargeError {
  const assetId = assetIdOfKey(grant.key);
  const { capBytes: limitBytes, declaredBytes } = grant;
  return new PayloadTooLargeError(
    `${assetId} was declared with ${declaredBytes} bytes and the PUT sent more than ${limitBytes}. Send the declared file, or start a session with its true size.`,
    { assetId, limitBytes, declaredBytes, actualBytes },
  );
}
