import { handler } from './handler.ts';
import { presentProject } from './present-project.ts';

export const listProjects = handler('listProjects', {
  run: ({ query }, { repository, cursors }) =>
    repository.listProjects({
      status: query.status ?? null,
      search: query.search ?? null,
      customerExternalId: query.customerExternalId ?? null,
      after: cursors.read(query.cursor),
      limit: query.limit ?? 25,
    }),
  present: (page, { cursors }) => ({
    status: 200,
    body: { items: page.items.map(presentProject), nextCursor: cursors.write(page.next) },
  }),
});
