import { quotaExceeded } from '../account/quotas.ts';
import type { DeclaredFile, UploadFile } from '../content/content-item.ts';
import { ConflictError } from '../content/errors.ts';
import type { Ids } from '../ids.ts';
import { projectNotFound } from '../project/project.ts';
import type { TenantRepository, TenantUnit } from '../repository.ts';
import { putSlackBytes } from './limits.ts';
import { stagingKeyOf } from './object-keys.ts';
import type { NewUploadItem, NewUploadSession, OpenedSession } from './upload-repository.ts';

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

/**
 * Opens the items of a session in one transaction, with what else is to be written then.
 * @throws NotFoundError, ConflictError for the project; QuotaExceededError; whatever `also` throws.
 */
export async function openItems(
  repository: TenantRepository,
  session: NewUploadSession,
  also?: (unit: TenantUnit) => Promise<void>,
): Promise<Extract<OpenedSession, { outcome: 'opened' }>> {
  const { projectId, quotas } = session;
  const opened = await repository.transaction(async (unit) => {
    const outcome = await unit.createUploadSession(session);
    if (outcome.outcome !== 'opened') return outcome;
    const contentIds = session.items.map((item) => item.id);
    await unit.record({ type: 'upload_session.created', projectId, data: { contentIds } });
    await also?.(unit);
    return outcome;
  });
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
