import { archiveProject as archive } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentArchivedProject } from './present-project.ts';

export const archiveProject = handler('archiveProject', {
  run: ({ path }, { repository }) => archive(repository, uuidOf(path.projectId)),
  present: (project) => ({ status: 200, body: presentArchivedProject(project) }),
});
