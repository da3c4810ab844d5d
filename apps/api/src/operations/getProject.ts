import type { Handler } from '@layers-content/contract';
import { getProject as get } from '@layers-content/core';
import { uuidOf } from '../http/ids.ts';
import { presentProject } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const getProject: Handler<'getProject', OperationContext> = async ({ path }, context) => {
  const project = await get(context.repository, uuidOf(path.projectId));
  return { status: 200, body: presentProject(project) };
};
