import { quotaExceeded } from '../account/quotas.ts';
import type { DeclaredFile, UploadFile } from '../content/content-item.ts';
import { ConflictError } from '../content/errors.ts';
import type { Ids } from '../ids.ts';
import { projectNotFound } from '../project/project.ts';
import { putSlackBytes } from './limits.ts';
import { stagingKeyOf } from './object-keys.ts';
import type { NewUploadItem, NewUploadSession, OpenedSession, UploadRepository } from './upload-repository.ts';

/** An item of these files with a place for each. Uploads of the sandbox are discarded, so they reserve no bytes. */
export function planItem(
  files: readonly DeclaredFile[],
  { ids, sandbox }: { readonly ids: Ids; readonly sandbox: boolean },
): NewUploadItem {
  const contentId = ids.uuid();
  return {
    id: contentId,
    reservedBytes: sandbox ? 0 : files.reduce((sum, file) => sum + file.sizeBytes + putSlackBytes, 0),
    files: files.map((file, index): UploadFile => {
      const position = index + 1;
      const stagingKey = stagingKeyOf({ contentId, position, contentType: file.contentType }, ids.random());
      return { ...file, position, stagingKey };
    }),
  };
}

/** Where items are opened: at once, or in a transaction with what else is to be written then. */
export type OpeningPlace = Pick<UploadRepository, 'createUploadSession'>;

/**
 * Opens the items of a session and records it, all together or nothing.
 * @throws NotFoundError, ConflictError for the project; QuotaExceededError.
 */
export async function openItems(
  place: OpeningPlace,
  session: Omit<NewUploadSession, 'event'>,
): Promise<Extract<OpenedSession, { outcome: 'opened' }>> {
  const { projectId, quotas } = session;
  const contentIds = session.items.map((item) => item.id);
  const event = { type: 'upload_session.created', projectId, data: { contentIds } } as const;
  const opened = await place.createUploadSession({ ...session, event });
  switch (opened.outcome) {
    case 'opened':
      return opened;
    case 'quota_exceeded':
      throw quotaExceeded(opened.quota, quotas, opened.usage);
    case 'project_absent':
      throw projectNotFound();
    case 'project_archived':
      throw new ConflictError('The project is archived. Restore it, or upload to another project.', {
        status: 'archived',
        lastErrorCode: null,
      });
  }
}
