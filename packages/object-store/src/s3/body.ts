import { Readable } from 'node:stream';
import { S3CallError } from './call-fault.ts';

/** The body of a GetObject, as Node gives it. */
export function streamOf(body: unknown): Readable {
  if (!(body instanceof Readable)) throw new S3CallError('GetObject', 200, 'IncompleteAnswer', null);
  return body;
}

/**
 * How many bytes of `[offset, offset + length)` an answer announces; null when it is not that range, cut at the end of
 * the object. Stores that know no ranges send everything: right only where that is what was asked for.
 */
export function announcedBytes(
  {
    ContentRange,
    ContentLength,
  }: { readonly ContentRange?: string | undefined; readonly ContentLength?: number | undefined },
  { offset, length }: { readonly offset: number; readonly length: number },
): number | null {
  const [, start, end, total] = (/^bytes (\d+)-(\d+)\/(\d+)$/.exec(ContentRange ?? '') ?? []).map(Number);
  const [from, sizeBytes, totalBytes] =
    start !== undefined && end !== undefined && total !== undefined
      ? [start, end - start + 1, total]
      : [0, ContentLength, ContentLength];
  if (sizeBytes === undefined || totalBytes === undefined || from !== offset) return null;
  return sizeBytes === Math.min(length, totalBytes - offset) ? sizeBytes : null;
}

/** Takes a body to its end. @throws S3CallError when it has not exactly `expectedBytes`. */
export async function drain(
  body: Readable,
  expectedBytes: number,
  take: (chunk: Uint8Array, position: number) => void,
): Promise<void> {
  const chunks: AsyncIterable<Uint8Array> = body;
  let position = 0;
  for await (const chunk of chunks) {
    if (position + chunk.byteLength > expectedBytes) throw new S3CallError('GetObject', 200, 'BodyTooLong', null);
    take(chunk, position);
    position += chunk.byteLength;
  }
  if (position !== expectedBytes) throw new S3CallError('GetObject', 200, 'BodyCut', null);
}
