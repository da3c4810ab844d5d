import { found, projectNotFound } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentProject } from './present-project.ts';

export const getProject = handler('getProject', {
  run: async ({ path }, { repository }) => found(await repository.getProject(uuidOf(path.projectId)), projectNotFound),
  present: (project) => ({ status: 200, body: presentProject(project) }),
});
