import type { ContentItem } from './content-item.ts';
import type { StoredContent } from './content-repository.ts';
import type { Upload, UploadState } from './upload-record.ts';

/** What an item is at (contract: getContentProgress). */
type ContentStage = 'awaiting_upload' | 'verifying' | 'finalizing' | 'generating';

export interface ContentProgress {
  readonly stage: ContentStage;
  /** Whether nothing more will come. */
  readonly settled: boolean;
  /** The last change of state. */
  readonly changedAt: Date;
}

const stageOf: Readonly<Record<UploadState, ContentStage>> = {
  queued: 'awaiting_upload',
  processing: 'verifying',
  publishing: 'finalizing',
  completed: 'finalizing',
  canceled: 'finalizing',
};

/** How far an item is. Of what others generate no more is known than its times. */
export function progressOf({ item, upload }: Pick<StoredContent, 'item' | 'upload'>): ContentProgress {
  return upload ? progressOfUpload(upload) : progressOfGenerated(item);
}

function progressOfUpload({ state, stateChangedAt }: Upload): ContentProgress {
  return { stage: stageOf[state], settled: state === 'completed' || state === 'canceled', changedAt: stateChangedAt };
}

function progressOfGenerated({ status, completedAt, failedAt, createdAt }: ContentItem): ContentProgress {
  const settled = status !== 'queued' && status !== 'processing';
  return {
    stage: settled ? 'finalizing' : 'generating',
    settled,
    changedAt: completedAt ?? failedAt ?? createdAt,
  };
}
