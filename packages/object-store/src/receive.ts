import { Readable } from 'node:stream';
import { PayloadTooLargeError } from '@layers-content/core';
import type { Disk } from './disk.ts';
import type { NewFile } from './file-system.ts';
import { etagOf } from './etag.ts';
import type { FreeSpace } from './free-space.ts';
import { assetIdOfKey } from './object-key.ts';
import type { Placement } from './placement.ts';
import type { UploadGrant } from './upload-token.ts';

/** One PUT as the HTTP layer has it. */
export interface ReceiveOptions {
  /** The Content-Length header, where there is one. */
  readonly contentLength?: number | undefined;
  /** Told the size of each piece of the body before it is written. */
  readonly arrived?: ((sizeBytes: number) => void) | undefined;
  /** Called when all bytes are safe and before they get their name: throw to refuse the upload after all. */
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
}

/** Streams one PUT to its staging key (see `DirectoryStore.receive`). */
export async function receiveUpload(
  parts: Parts,
  grant: UploadGrant,
  body: AsyncIterable<Uint8Array>,
  options: ReceiveOptions,
): Promise<ReceivedObject> {
  const { contentLength, signal } = options;
  signal.throwIfAborted();
  // A stream that breaks while nobody reads it would end the process; whoever reads it next is told anyway.
  if (body instanceof Readable) body.on('error', () => undefined);
  if (contentLength !== undefined && contentLength > grant.capBytes) throw tooLarge(grant, contentLength);
  // What cannot fit is refused before it is sent; one byte stands for a length that is not told.
  await parts.freeSpace.require(contentLength ?? 1);
  return writeAndPlace(parts, grant, body, options);
}

async function writeAndPlace(
  { disk, placement, freeSpace }: Parts,
  grant: UploadGrant,
  body: AsyncIterable<Uint8Array>,
  { contentLength, arrived, confirm, signal }: ReceiveOptions,
): Promise<ReceivedObject> {
  const temporary = placement.newTemporary();
  const file = await disk.create(temporary.path);
  try {
    const sizeBytes = await writeBody(file, body, grant, { contentLength, arrived, signal, freeSpace });
    const stat = await disk.stat(temporary.path);
    await confirm();
    signal.throwIfAborted();
    const outcome = await placement.place(grant.key, temporary.path, (path) => disk.rename(temporary.path, path));
    if (stat === 'absent' || outcome === 'absent') throw new UploadInterruptedError('the temporary file was removed');
    return { etag: etagOf(stat), sizeBytes };
  } finally {
    // Nothing is there after the rename. What cannot be removed is found by reconcile; the first fault is the one to tell.
    await disk.unlink(temporary.path).catch(() => undefined);
  }
}

async function writeBody(
  file: NewFile,
  body: AsyncIterable<Uint8Array>,
  grant: UploadGrant,
  limits: Pick<ReceiveOptions, 'contentLength' | 'arrived' | 'signal'> & Pick<Parts, 'freeSpace'>,
): Promise<number> {
  const { contentLength, arrived, signal, freeSpace } = limits;
  let sizeBytes = 0;
  try {
    for await (const chunk of untilAborted(body, signal)) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > grant.capBytes) throw tooLarge(grant, contentLength ?? sizeBytes);
      arrived?.(chunk.byteLength);
      await freeSpace.take(chunk.byteLength);
      await file.write(chunk);
    }
    if (contentLength !== undefined && sizeBytes !== contentLength) {
      throw new UploadInterruptedError(`the body ended after ${sizeBytes} of ${contentLength} bytes`);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return sizeBytes;
}

/**
 * The body's chunks; waiting for one ends with the signal. The body's iterator is never returned early: that would
 * destroy the request, and a refusal could no longer be answered.
 */
async function* untilAborted(body: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const iterator = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await nextUnlessAborted(iterator, signal);
    signal.throwIfAborted();
    if (next === null || next.done === true) return;
    yield next.value;
  }
}

/** `null` when the signal came first. */
function nextUnlessAborted(
  iterator: AsyncIterator<Uint8Array>,
  signal: AbortSignal,
): Promise<IteratorResult<Uint8Array, unknown> | null> {
  return new Promise((resolve, reject) => {
    // One listener a chunk, removed again: a race against one long promise would keep a reaction for every chunk.
    const abort = () => resolve(null);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    iterator
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

function tooLarge(grant: UploadGrant, actualBytes: number): PayloadTooLargeError {
  const assetId = assetIdOfKey(grant.key);
  const { capBytes: limitBytes, declaredBytes } = grant;
  return new PayloadTooLargeError(
    `${assetId} was declared with ${declaredBytes} bytes and the PUT sent more than ${limitBytes}. Send the declared file, or start a session with its true size.`,
    { assetId, limitBytes, declaredBytes, actualBytes },
  );
}
