import { updateProject as update } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentProject } from './present-project.ts';

export const updateProject = handler('updateProject', {
  run: ({ path, body }, { repository }) => update(repository, uuidOf(path.projectId), body),
  present: (project) => ({ status: 200, body: presentProject(project) }),
});
