import type { UploadTarget } from '@layers-content/contract';
import { apiErrorOf, sendAndRead } from '../answers.ts';
import { FileUnreadableError } from '../errors.ts';

const pieceSizeBytes = 256 * 1_024;

export interface PutOptions {
  readonly signal: AbortSignal | undefined;
  /** Told the bytes of this file sent so far, zero at the start of each try. */
  readonly onSent: (sentBytes: number) => void;
}

/**
 * Sends one file to its upload URL, with the headers the session named and nothing of ours: the key stays at home.
 * @throws LayersApiError when the store refuses, LayersNetworkError when the connection fails, FileUnreadableError.
 */
export async function putFile(target: UploadTarget, file: Blob, { signal, onSent }: PutOptions): Promise<void> {
  onSent(0);
  const request = requestOf(target, file, { signal, onSent });
  const { response, text } = await sendAndRead((sent) => fetch(sent), request);
  if (!response.ok) throw apiErrorOf(response, text);
  onSent(file.size);
}

/**
 * Browsers set Content-Length themselves, from the Blob, and do not say how much of it has left. Where we may set it
 * ourselves (Node), the body is a stream that counts: with the length known it is not sent in chunked encoding,
 * which a signed PUT to S3 does not take.
 */
function requestOf(
  { uploadUrl, method, headers, filename }: UploadTarget,
  file: Blob,
  { signal, onSent }: PutOptions,
): Request {
  const base = { method, ...(signal === undefined ? {} : { signal }) };
  const length = { 'Content-Length': String(file.size) };
  if (!new Request(uploadUrl, { method, headers: length }).headers.has('Content-Length')) {
    return new Request(uploadUrl, { ...base, headers, body: file });
  }
  return new Request(uploadUrl, {
    ...base,
    headers: { ...headers, ...length },
    body: counting(file, filename, onSent),
    duplex: 'half',
  });
}

/** Reads a piece only when the one before is on its way, so that what is counted has left. */
function counting(file: Blob, filename: string, onSent: (sentBytes: number) => void): ReadableStream<Uint8Array> {
  let readBytes = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        onSent(readBytes);
        if (readBytes >= file.size) {
          controller.close();
          return;
        }
        const piece = await readPiece(file, filename, readBytes);
        readBytes += piece.byteLength;
        controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
}

async function readPiece(file: Blob, filename: string, startByte: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(startByte, startByte + pieceSizeBytes).arrayBuffer());
  } catch (error) {
    throw new FileUnreadableError(filename, error);
  }
}
