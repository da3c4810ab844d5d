import { randomUUID } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { StagedBytes } from '@layers-content/core';
import { UnavailableError } from '@layers-content/core';
import type { Buckets } from './buckets.ts';
import type { S3Calls } from './calls.ts';

/** Longer than any source is given to bring its bytes, which end by themselves. */
const stagingTimeoutMs = 90_000;
const chunkBytes = 65_536;

type SizedBytes = StagedBytes & { readonly sizeBytes: number };

/** Streams bytes into one PUT. S3 wants their number first, so those without one take the way over a file. */
export async function stageObject(calls: S3Calls, buckets: Buckets, key: string, staged: StagedBytes): Promise<void> {
  const { sizeBytes } = staged;
  if (sizeBytes !== null) return putBytes(calls, buckets, key, { ...staged, sizeBytes });
  const file = await openNameless();
  try {
    const counted = await fill(file, staged.bytes);
    await putBytes(calls, buckets, key, { ...staged, sizeBytes: counted, bytes: chunksOf(file) });
  } finally {
    await file.close();
  }
}

async function putBytes(
  calls: S3Calls,
  buckets: Buckets,
  Key: string,
  { contentType, sizeBytes, bytes }: SizedBytes,
): Promise<void> {
  const stop = new AbortController();
  let sourceFault: unknown = null;
  const note = (error: unknown) => {
    sourceFault = error;
    stop.abort();
  };
  const Body = Readable.from(noting(bytes, note), { objectMode: false });
  // The SDK does not listen; what ends the bytes is told by the signal.
  Body.on('error', () => undefined);
  try {
    // Once: the bytes cannot be asked for again.
    await calls.ask({ operation: 'PutObject', once: true, timeoutMs: stagingTimeoutMs }, (s3, { abortSignal }) => {
      abortSignal.addEventListener('abort', () => stop.abort());
      const put = { Bucket: buckets.of(Key), Key, Body, ContentLength: sizeBytes, ContentType: contentType };
      return s3.putObject(put, { abortSignal: stop.signal });
    });
  } catch (error) {
    throw sourceFault ?? error;
  } finally {
    Body.destroy();
  }
}

/** A fault of the bytes ends the call, and is the one to tell. */
async function* noting(bytes: AsyncIterable<Uint8Array>, note: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    note(error);
    throw error;
  }
}

/** A file that is gone with the process, however that ends. */
async function openNameless(): Promise<FileHandle> {
  const name = path.join(tmpdir(), `layers-content-${randomUUID()}`);
  try {
    const file = await open(name, 'wx+', 0o600);
    await unlink(name);
    return file;
  } catch (error) {
    throw new UnavailableError('object store', { cause: error });
  }
}

async function fill(file: FileHandle, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let sizeBytes = 0;
  for await (const chunk of bytes) {
    await writeWhole(file, chunk);
    sizeBytes += chunk.byteLength;
  }
  return sizeBytes;
}

async function writeWhole(file: FileHandle, chunk: Uint8Array): Promise<void> {
  try {
    for (let written = 0; written < chunk.byteLength;) {
      written += (await file.write(chunk, written)).bytesWritten;
    }
  } catch (error) {
    throw new UnavailableError('object store', { cause: error });
  }
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (let position = 0; ;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}
