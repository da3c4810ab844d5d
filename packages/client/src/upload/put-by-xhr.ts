import type { UploadTarget } from '@layers-content/contract';
import type { AnswerHead } from '../answers.ts';
import { FileUnreadableError, LayersNetworkError } from '../errors.ts';
import type { PutOptions } from './put-options.ts';

/** What is used of a browser's XMLHttpRequest. */
interface Xhr {
  readonly status: number;
  readonly responseText: string;
  readonly responseURL: string;
  readonly upload: { onprogress: ((event: { readonly loaded: number }) => void) | null };
  onload: (() => void) | null;
  onerror: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  getAllResponseHeaders(): string;
  send(body: Blob): void;
  abort(): void;
}

type XhrClass = new () => Xhr;

declare const XMLHttpRequest: XhrClass | undefined;

/** The one way of a browser to tell how much of a body has left; Node has none, nor has a service worker. */
export function xhrOfBrowser(): XhrClass | null {
  return typeof XMLHttpRequest === 'undefined' ? null : XMLHttpRequest;
}

/**
 * @throws LayersNetworkError when no answer came, FileUnreadableError when the file cannot be read, the signal's
 * reason.
 */
export async function putByXhr(
  XhrOfBrowser: XhrClass,
  target: UploadTarget,
  file: Blob,
  options: PutOptions,
): Promise<{ readonly response: AnswerHead; readonly text: string }> {
  const xhr = new XhrOfBrowser();
  const answered = await sendBlob(xhr, target, file, options);
  options.signal.throwIfAborted();
  if (answered) return { response: headOf(xhr), text: xhr.responseText };
  await demandReadable(file, target.filename);
  throw new LayersNetworkError(new URL(target.uploadUrl).origin, new Error('The browser does not say why.'));
}

/** @returns whether an answer came. */
async function sendBlob(
  xhr: Xhr,
  { method, uploadUrl, headers }: UploadTarget,
  file: Blob,
  { signal, onSent }: PutOptions,
): Promise<boolean> {
  signal.throwIfAborted();
  let end: () => void = () => undefined;
  try {
    return await new Promise<boolean>((resolve) => {
      end = () => {
        xhr.abort();
        resolve(false);
      };
      signal.addEventListener('abort', end, { once: true });
      xhr.onload = () => resolve(true);
      xhr.onerror = () => resolve(false);
      xhr.upload.onprogress = ({ loaded }) => onSent(loaded);
      xhr.open(method, uploadUrl);
      // A browser sets the length itself, and complains of anybody else who does.
      const ours = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
      for (const [name, value] of ours) xhr.setRequestHeader(name, value);
      xhr.send(file);
    });
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function headOf(xhr: Xhr): AnswerHead {
  const headers = new Headers();
  for (const line of xhr.getAllResponseHeaders().trim().split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return { ok: xhr.status >= 200 && xhr.status < 300, status: xhr.status, headers, url: xhr.responseURL };
}

/** A browser does not tell a lost connection from a file that was moved or changed; its first byte does. */
async function demandReadable(file: Blob, filename: string): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch (error) {
    throw new FileUnreadableError(filename, error);
  }
}
