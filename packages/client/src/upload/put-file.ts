import type { UploadTarget } from '@layers-content/contract';
import { apiErrorOf, sendAndRead } from '../answers.ts';
import { FileUnreadableError } from '../errors.ts';
import { putByXhr, xhrOfBrowser } from './put-by-xhr.ts';
import type { PutOptions } from './put-options.ts';

const pieceSizeBytes = 256 * 1_024;

/**
 * Sends one file to its upload URL, with the headers the session named and nothing of ours: the key stays at home.
 * @throws LayersApiError when the store refuses, LayersNetworkError when the connection fails, FileUnreadableError.
 */
export async function putFile(target: UploadTarget, file: Blob, { signal, onSent }: PutOptions): Promise<void> {
  onSent(0);
  const xhr = xhrOfBrowser();
  const { response, text } = await (xhr === null
    ? sendAndRead((sent) => fetch(sent), requestOf(target, file, { signal, onSent }))
    : putByXhr(xhr, target, file, { signal, onSent }));
  if (!response.ok) throw apiErrorOf(response, text);
  onSent(file.size);
}

/**
 * The body is a stream that counts where we may set Content-Length (Node): with the length known it is not sent in
 * chunked encoding, which a signed PUT to S3 does not take. Where neither that nor XMLHttpRequest is to be had, as in
 * a service worker, the Blob is sent and nobody says how much of it has left.
 */
function requestOf(
  { uploadUrl, method, headers, filename }: UploadTarget,
  file: Blob,
  { signal, onSent }: PutOptions,
): Request {
  const base = { method, signal };
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
