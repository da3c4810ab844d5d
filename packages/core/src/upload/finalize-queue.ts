import { ConcurrencyLimitError } from '../errors.ts';
import { FairQueue } from './fair-queue.ts';
import { maxWaitingFinalizes } from './limits.ts';

/**
 * The queue of one process's finalizes; its parties are organizations.
 * @param places how many files can be looked at at once.
 */
export function finalizeQueue(places: number): FairQueue {
  return new FairQueue({
    places,
    maxWaiting: maxWaitingFinalizes,
    refusal: () => new ConcurrencyLimitError('waiting finalizes of one organization', maxWaitingFinalizes),
  });
}
