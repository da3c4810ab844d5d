import type { ContentItem } from '@layers-content/contract';
import { all } from './all.ts';
import type { Within } from './pause.ts';
import type { PlannedItem } from './plan.ts';
import { isIncomplete, isOverdue, isRefusedFile } from './refusals.ts';
import { retry } from './retry.ts';
import type { Running } from './running.ts';
import { sendFile } from './send-file.ts';
import type { Sessions } from './sessions.ts';
import { during, graceMs, linksTo } from './signals.ts';
import { judgeCall } from './worth-retrying.ts';

/**
 * Brings one item to its end: all its files there, then looked at by the service. An expired session is begun anew
 * once.
 */
export async function uploadItem(running: Running, opened: Sessions, item: PlannedItem): Promise<ContentItem> {
  try {
    return await tryItem(running, opened, item);
  } catch (error) {
    if (!isOverdue(error)) throw error;
    await giveUpPlaces(running, opened, item.indices);
    return tryItem(running, opened, item);
  }
}

async function tryItem(running: Running, opened: Sessions, { indices, caption }: PlannedItem): Promise<ContentItem> {
  try {
    const [containerId = ''] = await sendAll(running, opened, indices);
    return await finalize(running, indices, containerId, caption);
  } catch (error) {
    // What is refused for its file cannot be gone on with, and would count among the open uploads until it ends by
    // itself.
    if (isRefusedFile(error)) await giveUpPlaces(running, opened, indices);
    if (isIncomplete(error)) markUnsent(running, indices);
    throw error;
  }
}

/** @returns the id of the item, once a file. The first file that fails ends the others. */
async function sendAll(running: Running, opened: Sessions, indices: readonly number[]): Promise<readonly string[]> {
  const linked = running.link();
  const within = { signal: linked.signal, link: linksTo(linked.signal) };
  return during(linked, () =>
    all(
      indices.map((index) => running.inSlot(() => sendOne(running, opened, index, within))),
      linked.abort,
    ),
  );
}

async function sendOne(running: Running, opened: Sessions, index: number, within: Within): Promise<string> {
  const { gate, ledger, board, retrying, sources } = running;
  await gate.opened(within.signal);
  const { file, urls } = await opened.place(index);
  const source = sources[index];
  if (source === undefined) throw new TypeError(`There is no file ${index + 1}.`);
  const { containerId, assetId } = file;
  // Known before a byte has left: whoever gives the upload up has to know what is open.
  board.note(index, { containerId });
  if (!file.sent) {
    const onSent = (sentBytes: number) => board.note(index, { status: 'sending', sentBytes, containerId });
    const send = (pass: AbortSignal) => sendFile(source, assetId, urls, { ...retrying, signal: pass, onSent });
    await gate.run(within, send, () => board.note(index, { status: 'waiting', sentBytes: 0 }));
    ledger.note(new Map([[index, { ...file, sent: true }]]));
  }
  board.note(index, { status: 'sent', sentBytes: source.file.size, containerId });
  return containerId;
}

/** Under one key for all tries, of this process and of one that goes on after it. */
async function finalize(
  { client, gate, board, retrying, link }: Running,
  indices: readonly number[],
  containerId: string,
  caption: string,
): Promise<ContentItem> {
  return during(link(), async (signal) => {
    await gate.opened(signal);
    for (const index of indices) board.note(index, { status: 'checking' });
    const options = { signal, idempotencyKey: `finalize ${containerId}` };
    const ask = () => client.finalizeUpload(containerId, { caption }, options);
    return retry(ask, { ...retrying, signal, judge: judgeCall });
  });
}

/** Cancels as well as it can: what stays open ends by itself. */
async function giveUpPlaces({ client, ledger, link }: Running, opened: Sessions, indices: readonly number[]) {
  const containerIds = new Set(indices.flatMap((index) => ledger.placed(index)?.containerId ?? []));
  opened.forget(indices);
  await during(link(graceMs), (signal) =>
    Promise.all([...containerIds].map((id) => client.cancelContent(id, { signal }).catch(() => undefined))),
  );
}

function markUnsent({ ledger }: Running, indices: readonly number[]): void {
  const unsent = indices.map((index) => {
    const file = ledger.placed(index);
    return [index, file && { ...file, sent: false }] as const;
  });
  ledger.note(new Map(unsent));
}
