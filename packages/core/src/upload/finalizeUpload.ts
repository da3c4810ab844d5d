import { checkCaption } from '../content/caption.ts';
import { conflictOf } from '../content/errors.ts';
import type { ContentItem } from '../content/content-item.ts';
import { withDeadline } from '../deadline.ts';
import { UnavailableError } from '../errors.ts';
import type { Ids } from '../ids.ts';
import type { PlatformJudge } from '../platform-fit/platform-judge.ts';
import type { TenantRepository, TenantUnit } from '../repository.ts';
import type { Timers } from '../timers.ts';
import { FinalizeInProgressError } from './errors.ts';
import type { FairQueue, Turn } from './fair-queue.ts';
import { unobserved } from './finalize-observer.ts';
import type { FinalizeObserver } from './finalize-observer.ts';
import { judgedPost } from '../platform-fit/judged-post.ts';
import { finalizeTimeoutMs, leaseMs, pollMs, waiterTimeoutMs } from './limits.ts';
import { frozenKeyOf } from './object-keys.ts';
import type { ObjectStore } from './object-store.ts';
import { publishUpload } from './publish-upload.ts';
import { refusalOf, refusedError } from './refusal.ts';
import type { FileSealer } from './seal-files.ts';
import type { SingleFlight } from './single-flight.ts';
import type { Verdict } from './upload-repository.ts';
import { isFree, requireUpload } from './upload.ts';
import type { StoredUpload } from './upload.ts';

export interface FinalizeUploadPorts {
  readonly repository: TenantRepository;
  readonly store: ObjectStore;
  readonly sealer: FileSealer;
  readonly judge: PlatformJudge;
  readonly ids: Ids;
  readonly timers: Timers;
  /** Finalizes at work in this process, by item; one for the whole service. */
  readonly singleFlight: SingleFlight<ContentItem>;
  /** Gives each organization its turns; one for the whole service. */
  readonly queue: FairQueue;
  readonly observer?: FinalizeObserver | undefined;
}

export interface FinalizeRequest {
  /** In whose turn the work is done; bare uuid. */
  readonly organizationId: string;
  readonly contentId: string;
  /**
   * Checks and gives the body's caption; asked only while the item is open, since a settled one ignores the body
   * (public Layers API).
   */
  readonly readCaption: () => string;
  /**
   * Written with the verdict, if it is this request's: what it throws leaves the item open. Null when nothing is
   * kept.
   */
  readonly onVerdict: ((unit: TenantUnit) => Promise<void>) | null;
}

/**
 * Proves what arrived, seals it and completes the item. A completed item is answered as it is; of several calls at once
 * one works and the others answer its outcome.
 * @throws NotFoundError, ConflictError, UploadIncompleteError, PayloadTooLargeError, ValidationError (all leave the
 *   item open or as it was), FinalizeInProgressError, ConcurrencyLimitError, UnavailableError, StorageFullError;
 *   whatever `onVerdict` throws.
 */
export async function finalizeUpload(ports: FinalizeUploadPorts, request: FinalizeRequest): Promise<ContentItem> {
  const stored = requireUpload(await ports.repository.findContent(request.contentId));
  const settled = settledOutcome(stored);
  if (settled) return settled;
  const decision = { ...request, caption: checkCaption(request.readCaption()) };
  const { leading, outcome } = ports.singleFlight.join(request.contentId, () => lead(ports, stored, decision));
  if (leading) return outcome;
  return withDeadline(ports.timers.timeout(waiterTimeoutMs), outcome, () => new FinalizeInProgressError());
}

/** What a request brings to the verdict. */
interface Decision extends Pick<FinalizeRequest, 'organizationId' | 'onVerdict'> {
  readonly caption: string;
}

/**
 * Works until the item is settled: claims it, ends what a dead worker left, or waits for a worker of another process.
 */
async function lead(ports: FinalizeUploadPorts, first: StoredUpload, decision: Decision): Promise<ContentItem> {
  const { queue } = ports;
  const { organizationId } = decision;
  const waitingEnds = ports.timers.timeout(waiterTimeoutMs);
  let awaitedFence: number | null = null;
  for (let stored = first; ; stored = requireUpload(await ports.repository.findContent(first.item.id))) {
    const settled = settledOutcome(stored);
    if (settled) return settled;
    const { upload } = stored;
    if (upload.refusal?.fence === awaitedFence) throw refusedError(upload.refusal.answer);
    if (upload.state === 'publishing' || isFree(upload)) {
      // The wait ends before anything is claimed, so that lease and time limit are the work's own; the claim holds to
      // the fence read here.
      const judged =
        upload.state === 'publishing'
          ? stored
          : await queue.run(organizationId, waitingEnds, (turn) => work(ports, stored, decision, turn));
      const item = judged && (await publishUpload(ports, judged));
      if (item) return item;
    } else {
      awaitedFence = upload.fence;
      if (waitingEnds.aborted) throw new FinalizeInProgressError();
    }
    // Also after a lost race: whoever won it is at work now.
    await ports.timers.sleep(pollMs);
  }
}

/** The answer of an item no finalize can change any more; null while one can. */
function settledOutcome({ item, upload, now }: StoredUpload): ContentItem | null {
  if (upload.state === 'completed') return item;
  if (upload.state === 'canceled' || (isFree(upload) && upload.sessionExpiresAt <= now)) {
    throw conflictOf(item, 'The upload session is no longer open. Start a new session and upload again.');
  }
  return null;
}

/**
 * Claims the upload, judges its frozen bytes and writes the verdict; null when another was faster.
 * Whatever goes wrong gives the claim back before it is told.
 */
async function work(
  ports: FinalizeUploadPorts,
  stored: StoredUpload,
  { caption, onVerdict }: Decision,
  turn: Turn,
): Promise<StoredUpload | null> {
  const { repository, judge, ids, timers, observer = unobserved } = ports;
  const { item, upload } = stored;
  const contentId = item.id;
  const fence = upload.fence + 1;
  const random = ids.random();
  const frozenKeys = upload.files.map((file) => frozenKeyOf({ contentId, ...file }, fence, random));
  const claim = { contentId, fence: upload.fence, frozenKeys, leaseMs };
  const held = { contentId, fence, frozenKeys };
  try {
    if (!(await observer.phase('claim', () => repository.claimUpload(claim)))) return null;
  } catch (error) {
    // Only its answer may be lost; the claim would keep everybody out until it lapses.
    await Promise.allSettled([repository.releaseUpload(held, null)]);
    throw error;
  }
  try {
    const signal = timers.timeout(finalizeTimeoutMs);
    const sealing = ports.sealer.seal({ contentId, files: upload.files, frozenKeys, signal, turn });
    const sealed = await withDeadline(signal, sealing, () => new UnavailableError('finalize'));
    const assets = sealed.map((file) => file.asset);
    const media = sealed.map((file) => file.info);
    const platformFit = judge.judge(judgedPost({ caption, slideshow: upload.slideshow, files: upload.files, media }));
    const verdict = { contentId, fence, caption, assets, media, platformFit };
    const won = await observer.phase('verdict', () => decide(repository, verdict, onVerdict));
    return won ? { ...stored, upload: { ...upload, state: 'publishing', fence, frozenKeys, media } } : null;
  } catch (error) {
    // A claim that cannot be given back lapses by itself; the first error is the one to tell.
    const [release] = await Promise.allSettled([repository.releaseUpload(held, refusalOf(error))]);
    // No row: the race was lost, and what became of the item is the answer.
    if (release.status === 'fulfilled' && !release.value) return null;
    throw error;
  }
}

/** Writes the verdict, and with it what the request has to write: what that throws leaves the item open. */
function decide(repository: TenantRepository, verdict: Verdict, onVerdict: Decision['onVerdict']): Promise<boolean> {
  if (!onVerdict) return repository.commitVerdict(verdict);
  return repository.transaction(async (unit) => {
    const won = await unit.commitVerdict(verdict);
    if (won) await onVerdict(unit);
    return won;
  });
}
