import type { Page, PagePosition } from '../page.ts';
import type { ApprovalStatus, ContentItem, ContentStatus, CreativeType } from './content-item.ts';
import type { Upload } from './upload-record.ts';

/** One row, as of the database's `now`. */
export interface StoredContent {
  readonly item: ContentItem;
  /** Null for generated items. */
  readonly upload: Upload | null;
  readonly now: Date;
}

export interface ContentQuery {
  readonly projectId: string;
  readonly statuses: readonly ContentStatus[];
  readonly formats: readonly string[];
  readonly approvalStatuses: readonly ApprovalStatus[];
  readonly creativeType: CreativeType | null;
  /** Both bounds are inclusive and compare whole seconds of `createdAt`. */
  readonly since: Date | null;
  readonly until: Date | null;
  readonly after: PagePosition | null;
  readonly limit: number;
}

/** The reads of content. */
export interface ContentRepository {
  findContent(contentId: string): Promise<StoredContent | null>;
  /** Newest first; null when the project is absent. */
  listContent(query: ContentQuery): Promise<Page<ContentItem> | null>;
}
