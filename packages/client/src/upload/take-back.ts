import type { LayersClient } from '../client.ts';
import { LayersApiError } from '../errors.ts';
import type { UploadContentOptions } from './options.ts';
import { defaultRetries, retry } from './retry.ts';
import type { RetryOptions } from './retry.ts';
import type { Running } from './running.ts';
import { containerIdsOf, parseToken } from './token.ts';
import { judgeCall } from './worth-retrying.ts';

/** A cancel waits for a finalize at work, which may take half a minute. */
const patienceMs = 45_000;

/**
 * Cancels what an upload has opened and deletes what it has finished, as well as can be: what stays open ends by
 * itself.
 */
export async function takeBack({ client, ledger, retrying }: Running): Promise<void> {
  await cancelAll(client, ledger.containerIds(), { ...retrying, signal: AbortSignal.timeout(patienceMs) });
}

/**
 * Takes back an upload that nobody goes on with, by its token: what is open is canceled, what was finished is deleted.
 * Without it, what is open counts among the open uploads until it ends by itself, after about two hours.
 * @throws UploadTokenError for a text that is no token; else what one cancel failed with, when all were tried. The
 *   same call may then be made again: what is canceled stays so. Or the signal's reason.
 */
export async function discardUpload(
  client: LayersClient,
  token: string,
  { signal, retries = defaultRetries, onWait }: Pick<UploadContentOptions, 'signal' | 'retries' | 'onWait'> = {},
): Promise<void> {
  const failures = await cancelAll(client, containerIdsOf(parseToken(token)), { policy: retries, onWait, signal });
  if (failures.length > 0) throw failures[0];
}

/** @returns what those failed with that did; an item that is not there needs no cancel. */
async function cancelAll(
  client: LayersClient,
  containerIds: readonly string[],
  how: Omit<RetryOptions, 'judge'>,
): Promise<readonly unknown[]> {
  const failures: unknown[] = [];
  const cancel = (id: string) =>
    retry(() => client.cancelContent(id, { signal: how.signal }), { ...how, judge: judgeCall }).catch(
      (error: unknown) => {
        if (!isGone(error)) failures.push(error);
      },
    );
  await Promise.all(containerIds.map(cancel));
  return failures;
}

function isGone(error: unknown): boolean {
  return error instanceof LayersApiError && error.status === 404;
}
