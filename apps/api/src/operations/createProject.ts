import { createProject as create } from '@layers-content/core';
import { presentProject } from './presenters.ts';
import { handler } from './handler.ts';

export const createProject = handler('createProject', {
  run: ({ body }, context) => create(context, body),
  present: (project) => ({ status: 201, body: presentProject(project) }),
});
