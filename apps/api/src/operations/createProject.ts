import { createProject as create } from '@layers-content/core';
import { handler } from './handler.ts';
import { presentProject } from './present-project.ts';

export const createProject = handler('createProject', {
  run: ({ body }, context) => create(context, body),
  present: (project) => ({ status: 201, body: presentProject(project) }),
});
