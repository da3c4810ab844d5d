import type { Handler } from '@layers-content/contract';
import { listProjects as list } from '@layers-content/core';
import { presentProject } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const listProjects: Handler<'listProjects', OperationContext> = async ({ query }, context) => {
  const page = await list(context.repository, {
    status: query.status ?? null,
    search: query.search ?? null,
    customerExternalId: query.customerExternalId ?? null,
    after: context.cursors.read(query.cursor),
    limit: query.limit ?? 25,
  });
  return { status: 200, body: { items: page.items.map(presentProject), nextCursor: context.cursors.write(page.next) } };
};
