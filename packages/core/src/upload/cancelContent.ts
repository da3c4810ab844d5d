import { contentNotFound } from '../content/errors.ts';
import type { ContentItem } from '../content/content-item.ts';
import { ValidationError } from '../errors.ts';
import type { TenantRepository } from '../repository.ts';
import type { Timers } from '../timers.ts';
import { FinalizeInProgressError } from './errors.ts';
import type { FinalizeObserver } from './finalize-observer.ts';
import { pollMs, waiterTimeoutMs } from './limits.ts';
import type { ObjectStore } from './object-store.ts';
import { publishUpload } from './publish-upload.ts';
import { requireUpload } from './upload.ts';

export interface CancelContentPorts {
  readonly repository: TenantRepository;
  readonly store: ObjectStore;
  readonly timers: Timers;
  readonly observer?: FinalizeObserver | undefined;
}

/**
 * Cancels an open upload or deletes a completed one; again: the same answer. Waits for a finalize at work.
 * @throws NotFoundError; ValidationError the item is generated; FinalizeInProgressError the wait was in vain.
 */
export async function cancelContent(ports: CancelContentPorts, contentId: string): Promise<ContentItem> {
  const { repository, timers } = ports;
  const waitingEnds = timers.timeout(waiterTimeoutMs);
  for (;;) {
    const canceled = await repository.transaction(async (unit) => {
      const attempt = await unit.cancelContent(contentId, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
      if (attempt.outcome === 'canceled' && attempt.changed) {
        const { id, projectId, lastError } = attempt.item;
        await unit.record({
          type: 'content.canceled',
          projectId,
          data: { contentId: id, reason: lastError?.code ?? null },
        });
      }
      return attempt;
    });
    switch (canceled.outcome) {
      case 'canceled':
        return canceled.item;
      case 'absent':
        throw contentNotFound();
      case 'generated':
        throw new ValidationError('DELETE is available for uploaded content only.', { creativeType: 'generated' });
      case 'busy':
        if (waitingEnds.aborted) throw new FinalizeInProgressError();
        if (!(await finishPublishing(ports, contentId))) await timers.sleep(pollMs);
    }
  }
}

/**
 * A worker may have died between verdict and completion; then nobody else would end the wait. It is not this request
 * that completes.
 */
async function finishPublishing(ports: CancelContentPorts, contentId: string): Promise<boolean> {
  const stored = requireUpload(await ports.repository.findContent(contentId));
  if (stored.upload.state !== 'publishing') return false;
  await publishUpload(ports, stored, 'system');
  return true;
}
