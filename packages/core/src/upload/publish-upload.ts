import type { Actor } from '../actor.ts';
import type { ContentItem } from '../content/content-item.ts';
import { publicKeyOf } from './object-keys.ts';
import { unobserved } from './finalize-observer.ts';
import type { FinalizeObserver } from './finalize-observer.ts';
import { ObjectMissingError } from './object-store.ts';
import type { ObjectStore } from './object-store.ts';
import type { TenantRepository } from '../repository.ts';
import type { StoredUpload } from './upload.ts';

export interface PublishPorts {
  readonly repository: TenantRepository;
  readonly store: ObjectStore;
  readonly observer?: FinalizeObserver | undefined;
}

/**
 * Copies the judged bytes of a `publishing` upload to where they are served and completes it. Whoever finds the row may
 * repeat it: the source is always the row's frozen keys. Null when another was first; read the row again.
 * @param by whose completion it is, where the row does not tell and it is not of whoever asks.
 * @throws UnavailableError, StorageFullError; the row then stays `publishing`.
 */
export async function publishUpload(
  { repository, store, observer = unobserved }: PublishPorts,
  stored: StoredUpload,
  by?: Actor,
): Promise<ContentItem | null> {
  const { item, upload } = stored;
  try {
    await observer.phase('publish', () => publishFiles(store, stored));
  } catch (error) {
    // The frozen bytes leave only after another completed the item; if the row still says otherwise, they are truly
    // lost.
    if (error instanceof ObjectMissingError && (await isSettled(repository, item.id))) return null;
    throw error;
  }
  const completed = await observer.phase('complete', () =>
    repository.transaction(async (unit) => {
      const own = await unit.completePublishing(item.id, upload.fence);
      if (own) {
        const event = { type: 'content.completed', projectId: own.projectId, data: { contentId: own.id } } as const;
        await unit.record(event, upload.decidedBy ?? by);
      }
      return own;
    }),
  );
  if (completed) observer.completed(completed);
  return completed;
}

async function publishFiles(store: ObjectStore, { item, upload }: StoredUpload): Promise<void> {
  const publicKeys: string[] = [];
  for (const [index, file] of upload.files.entries()) {
    const frozenKey = upload.frozenKeys[index];
    const mimeType = upload.media[index]?.mimeType;
    if (frozenKey === undefined || mimeType === undefined)
      throw new Error(`item ${item.id} is publishing without a verdict`);
    const publicKey = publicKeyOf({ contentId: item.id, ...file });
    await store.publish(frozenKey, publicKey, mimeType);
    publicKeys.push(publicKey);
  }
  await store.sync(publicKeys);
}

async function isSettled(repository: TenantRepository, contentId: string): Promise<boolean> {
  const stored = await repository.findContent(contentId);
  return stored?.upload?.state !== 'publishing';
}
