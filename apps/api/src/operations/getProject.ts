import { found, projectNotFound } from '@layers-content/core';
import { uuidOf } from './ids.ts';
import { presentProject } from './presenters.ts';
import { handler } from './handler.ts';

export const getProject = handler('getProject', {
  run: async ({ path }, { repository }) => found(await repository.getProject(uuidOf(path.projectId)), projectNotFound),
  present: (project) => ({ status: 200, body: presentProject(project) }),
});
