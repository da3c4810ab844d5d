import { found, projectNotFound } from '@layers-content/core';
import { sinceOrNull, untilOrNull } from './dates.ts';
import { uuidOf } from '../ids.ts';
import { presentContentItem } from './presenters.ts';
import { handler } from './handler.ts';

export const listContent = handler('listContent', {
  run: async ({ path, query }, { repository, cursors }) => {
    const page = await repository.listContent({
      projectId: uuidOf(path.projectId),
      statuses: query.status ?? [],
      formats: query.format ?? [],
      approvalStatuses: query.approvalStatus ?? [],
      creativeType: query.creativeType ?? null,
      since: sinceOrNull(query.since),
      until: untilOrNull(query.until),
      after: cursors.read(query.cursor),
      limit: query.limit ?? 25,
    });
    return found(page, projectNotFound);
  },
  present: (page, { cursors, mediaUrls }) => ({
    status: 200,
    body: {
      items: page.items.map((item) => presentContentItem(item, mediaUrls)),
      nextCursor: cursors.write(page.next),
    },
  }),
});
