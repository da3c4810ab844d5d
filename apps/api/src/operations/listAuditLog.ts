import type { Handler } from '@layers-content/contract';
import { sinceOrNull, untilOrNull } from '../http/dates.ts';
import { uuidOf } from '../http/ids.ts';
import { presentEvent } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const listAuditLog: Handler<'listAuditLog', OperationContext> = async ({ query }, context) => {
  const page = await context.repository.listEvents({
    eventType: query.eventType ?? null,
    projectId: query.projectId === undefined ? null : uuidOf(query.projectId),
    apiKeyId: query.apiKeyId === undefined ? null : uuidOf(query.apiKeyId),
    since: sinceOrNull(query.since),
    until: untilOrNull(query.until),
    after: context.cursors.read(query.cursor),
    limit: query.limit ?? 50,
  });
  return { status: 200, body: { items: page.items.map(presentEvent), nextCursor: context.cursors.write(page.next) } };
};
