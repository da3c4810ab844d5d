import { uuidOf } from '../ids.ts';
import { sinceOrNull, untilOrNull } from './dates.ts';
import { handler } from './handler.ts';
import { presentEvent } from './present-account.ts';

export const listAuditLog = handler('listAuditLog', {
  run: ({ query }, { repository, cursors }) =>
    repository.listEvents({
      type: query.eventType ?? null,
      projectId: query.projectId === undefined ? null : uuidOf(query.projectId),
      apiKeyId: query.apiKeyId === undefined ? null : uuidOf(query.apiKeyId),
      since: sinceOrNull(query.since),
      until: untilOrNull(query.until),
      after: cursors.read(query.cursor),
      limit: query.limit ?? 50,
    }),
  present: (page, { cursors }) => ({
    status: 200,
    body: { items: page.items.map(presentEvent), nextCursor: cursors.write(page.next) },
  }),
});
