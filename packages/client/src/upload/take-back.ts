import { retry } from './retry.ts';
import type { Running } from './running.ts';
import { judgeCall } from './worth-retrying.ts';

/** A cancel waits for a finalize at work, which may take half a minute. */
const patienceMs = 45_000;

/**
 * Cancels what an upload has opened and deletes what it has finished, as well as can be: what stays open ends by
 * itself.
 */
export async function takeBack({ client, ledger, retrying }: Running): Promise<void> {
  const signal = AbortSignal.timeout(patienceMs);
  const cancel = (id: string) =>
    retry(() => client.cancelContent(id, { signal }), { ...retrying, signal, judge: judgeCall });
  await Promise.all(ledger.containerIds().map((id) => cancel(id).catch(() => undefined)));
}
