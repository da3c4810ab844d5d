import type { Project } from '@layers-content/client';
import type { ReactElement } from 'react';
import { Badge } from '../design/badge.tsx';
import { ButtonLink } from '../design/button-link.tsx';
import { Button } from '../design/button.tsx';
import { CopyButton } from '../design/copy-button.tsx';
import { timeText } from '../design/wording.ts';
import { libraryPath } from '../shell/routes.ts';
import { useSession } from '../sign-in/session.tsx';
import type { ProjectTask } from './project-dialogs.tsx';
import { useProjectChange } from './project-queries.ts';

/** One project, and what can be done to it. */
export function ProjectCard({
  project,
  mayWrite,
  onTask,
}: {
  readonly project: Project;
  readonly mayWrite: boolean;
  readonly onTask: (task: ProjectTask) => void;
}): ReactElement {
  const { id, name, tagline, appName, timezone, status, createdAt } = project;
  return (
    <li className="project-card">
      <div className="project-head">
        <h2>{name}</h2>
        {status === 'archived' && <Badge icon="archive">Archived</Badge>}
      </div>
      <p className="soft">{tagline ?? appName ?? 'Nothing is said of it yet.'}</p>
      <p className="project-facts soft">
        {timezone} · since {timeText(createdAt)}
      </p>
      <p className="project-id">
        <code>{id}</code>
        <CopyButton text={id} what={`id of ${name}`} />
      </p>
      <div className="project-actions">
        <ButtonLink icon="library" href={libraryPath(id)}>
          Library
        </ButtonLink>
        {mayWrite && status === 'active' && <Tasks project={project} onTask={onTask} />}
        {mayWrite && status === 'archived' && <Restore project={project} />}
      </div>
    </li>
  );
}

function Tasks({
  project,
  onTask,
}: {
  readonly project: Project;
  readonly onTask: (task: ProjectTask) => void;
}): ReactElement {
  return (
    <>
      <Button
        look="quiet"
        icon="pencil"
        aria-label={`Edit ${project.name}`}
        onPress={() => {
          onTask({ kind: 'edit', project });
        }}
      >
        Edit
      </Button>
      <Button
        look="quiet"
        icon="archive"
        aria-label={`Archive ${project.name}`}
        onPress={() => {
          onTask({ kind: 'archive', project });
        }}
      >
        Archive
      </Button>
    </>
  );
}

function Restore({ project }: { readonly project: Project }): ReactElement {
  const { client } = useSession();
  const restoring = useProjectChange(() => client.updateProject(project.id, { status: 'active' }));
  return (
    <Button
      look="quiet"
      icon="refresh"
      aria-label={`Restore ${project.name}`}
      isPending={restoring.isPending}
      onPress={() => {
        restoring.mutate(undefined);
      }}
    >
      Restore
    </Button>
  );
}
