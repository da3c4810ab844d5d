import type { LayersClient } from '../client.ts';
import { MediaRefusedError, UploadDeclinedError, UploadsFailedError } from '../errors.ts';
import type { UploadOutcome } from '../errors.ts';
import { judgeContent } from '../judge/judge-content.ts';
import { ledger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import type { ContentUpload, FinishedItems, UploadContentOptions } from './options.ts';
import { gate } from './pause.ts';
import type { Gate } from './pause.ts';
import { plannedItems } from './plan.ts';
import type { PlannedItem } from './plan.ts';
import { progressBoard } from './progress.ts';
import { defaultRetries } from './retry.ts';
import type { Running } from './running.ts';
import { sessions } from './sessions.ts';
import type { Sessions } from './sessions.ts';
import { linksTo } from './signals.ts';
import { slots } from './slots.ts';
import { declaredSources } from './source.ts';
import { takeBack } from './take-back.ts';
import { readToken } from './token.ts';
import { uploadItem } from './upload-item.ts';

/** One URL takes four PUTs at once, and a browser six requests to one host: room is left for the calls. */
const filesAtOnce = 3;

/**
 * Uploads files as items: judges them here when asked, opens sessions, sends three files at a time, finalizes each
 * item as soon as its files are there. Each step is repeated after a lost connection or when the service asks to come
 * again (429, 503), not before the time it names and not at all when that is more than a minute; PUTs also with fresh
 * URLs when theirs have expired. No repetition has a second effect. A used-up quota and a killed key are final. An
 * item that fails does not keep the others back.
 * @throws LayersError: of a single item its own; of several UploadsFailedError, with what became of each. Or the
 *   signal's reason.
 */
export function uploadContent(client: LayersClient, options: UploadContentOptions): ContentUpload {
  const pausing = gate();
  let tokenNow = () => options.token ?? null;
  const begin = (kept: Ledger) => {
    tokenNow = kept.token;
  };
  return Object.assign(upload(client, options, pausing, begin), {
    pause: pausing.pause,
    resume: pausing.resume,
    token: () => tokenNow(),
  });
}

async function upload(
  client: LayersClient,
  options: UploadContentOptions,
  pausing: Gate,
  begin: (kept: Ledger) => void,
): Promise<FinishedItems> {
  const running = runningOf(client, options, pausing);
  const items = plannedItems(running.sources.length, running.grouping, options.caption);
  begin(running.ledger);
  try {
    options.signal?.throwIfAborted();
    await judgeFirst(client, options);
    const opened = sessions(running);
    const outcomes = await Promise.all(items.map((item) => outcomeOf(running, opened, item)));
    options.signal?.throwIfAborted();
    return finished(outcomes);
  } catch (error) {
    // At any moment: what a token names is open before anything is done here.
    if (options.signal?.aborted === true) await takeBack(running);
    options.signal?.throwIfAborted();
    throw error;
  }
}

function runningOf(client: LayersClient, options: UploadContentOptions, pausing: Gate): Running {
  const { projectId, grouping = 'per-file', token, onProgress, onToken, onWait, onSession } = options;
  const sources = declaredSources(options.files);
  const begun = { projectId, grouping, files: sources.map(() => null) };
  const state = token === undefined ? begun : readToken(token, begun, sources.length);
  return {
    client,
    projectId,
    grouping,
    sources,
    ledger: ledger(state, onToken),
    board: progressBoard(sources, onProgress),
    gate: pausing,
    inSlot: slots(filesAtOnce),
    retrying: { policy: options.retries ?? defaultRetries, onWait },
    link: linksTo(options.signal ?? new AbortController().signal),
    onSession,
  };
}

async function judgeFirst(client: LayersClient, options: UploadContentOptions): Promise<void> {
  const { judge = false, files, caption, grouping, signal } = options;
  if (judge === false) return;
  const { accept, ...how } = judge === true ? {} : judge;
  const judgement = await judgeContent(client, { ...how, files, caption, grouping, signal });
  if (judgement.posts.some((post) => post.files.some(({ fault }) => fault !== null)))
    throw new MediaRefusedError(judgement);
  if (accept !== undefined && !(await accept(judgement))) throw new UploadDeclinedError(judgement);
  signal?.throwIfAborted();
}

async function outcomeOf(running: Running, opened: Sessions, item: PlannedItem): Promise<UploadOutcome> {
  const { board, sources } = running;
  const filenames = item.indices.map((index) => sources[index]?.filename ?? '');
  try {
    const finishedItem = await uploadItem(running, opened, item);
    for (const index of item.indices) board.note(index, { status: 'completed', item: finishedItem });
    return { filenames, item: finishedItem, error: null };
  } catch (error) {
    for (const index of item.indices) board.note(index, { status: 'failed', error });
    return { filenames, item: null, error };
  }
}

function finished(outcomes: readonly UploadOutcome[]): FinishedItems {
  const [first, ...others] = outcomes.flatMap(({ item }) => (item === null ? [] : [item]));
  if (first !== undefined && others.length === outcomes.length - 1) return [first, ...others];
  const errors = new Set(outcomes.map(({ error }) => error));
  // What kept all of them back is no matter of one item.
  if (errors.size === 1) throw outcomes[0]?.error;
  throw new UploadsFailedError(outcomes);
}
