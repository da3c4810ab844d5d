import type { UploadTarget } from '@layers-content/contract';
import { FileChangedError, LayersApiError } from '../errors.ts';
import { putFile } from './put-file.ts';
import { isLookedAt } from './refusals.ts';
import { retry } from './retry.ts';
import type { RetryOptions } from './retry.ts';
import type { DeclaredSource } from './source.ts';
import type { UploadUrls } from './upload-urls.ts';
import { judgePut } from './worth-retrying.ts';

export interface SendOptions extends Omit<RetryOptions, 'judge' | 'signal'> {
  readonly signal: AbortSignal;
  readonly onSent: (sentBytes: number) => void;
}

/**
 * Sends one file to where its item wants it, with fresh URLs when they have expired: a refused URL (403, of the
 * service's own store and of S3 alike) is no matter of time when a fresh one is refused too. Done, too, when the
 * service has begun to look at the item: then all bytes it wants are there.
 */
export async function sendFile(
  source: DeclaredSource,
  assetId: string,
  urls: UploadUrls,
  { signal, onSent, ...retrying }: SendOptions,
): Promise<void> {
  let refused: UploadTarget | null = null;
  let target: UploadTarget | null = null;
  const judge = (error: unknown) => {
    if (!(error instanceof LayersApiError) || error.status !== 403 || target === null) return judgePut(error);
    if (refused !== null) return 'give-up';
    refused = target;
    return { retryAfterMs: 0 };
  };
  const send = async () => {
    target = refused === null ? await urls.target(assetId) : await urls.renewed(refused);
    demandSame(source, target);
    await putFile(target, source.file, { signal, onSent });
  };
  await retry(send, { ...retrying, signal, judge }).catch((error: unknown) => {
    if (!isLookedAt(error)) throw error;
  });
}

/** A file that was picked anew, after a reload, may be another one. */
function demandSame({ file, filename }: DeclaredSource, declared: UploadTarget): void {
  if (file.size === declared.sizeBytes && filename === declared.filename) return;
  throw new FileChangedError(filename, `${declared.filename}, ${declared.sizeBytes} bytes`);
}
