import type { Handler } from '@layers-content/contract';
import { archiveProject as archive } from '@layers-content/core';
import type { Project } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentArchivedProject } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const archiveProject: Handler<'archiveProject', OperationContext> = async ({ path }, context) => {
  const alongside = context.alongside(({ id }: Project) => ({
    event: { eventType: 'project.archived', projectId: id, data: {} },
    reply: { status: 200, body: null },
  }));
  const project = await archive(context.repository, uuidOf(path.projectId), alongside);
  return { status: 200, body: presentArchivedProject(project) };
};
