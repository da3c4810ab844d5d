import type { Handler } from '@layers-content/contract';
import { updateProject as update } from '@layers-content/core';
import type { Project } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentProject } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const updateProject: Handler<'updateProject', OperationContext> = async ({ path, body }, context) => {
  const alongside = context.alongside((updated: Project) => ({
    event: { eventType: 'project.updated', projectId: updated.id, data: { fields: Object.keys(body) } },
    reply: { status: 200, body: presentProject(updated) },
  }));
  const project = await update(context.repository, uuidOf(path.projectId), body, alongside);
  return { status: 200, body: presentProject(project) };
};
