import type { Handler } from '@layers-content/contract';
import { listContent as list } from '@layers-content/core';
import { sinceOrNull, untilOrNull } from '../http/dates.ts';
import { uuidOf } from '../http/ids.ts';
import { presentContentItem } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const listContent: Handler<'listContent', OperationContext> = async ({ path, query }, context) => {
  const page = await list(context.repository, {
    projectId: uuidOf(path.projectId),
    statuses: query.status ?? [],
    formats: query.format ?? [],
    creativeType: query.creativeType ?? null,
    since: sinceOrNull(query.since),
    until: untilOrNull(query.until),
    after: context.cursors.read(query.cursor),
    limit: query.limit ?? 25,
  });
  return {
    status: 200,
    body: {
      items: page.items.map((item) => presentContentItem(item, context.mediaUrls)),
      nextCursor: context.cursors.write(page.next),
    },
  };
};
