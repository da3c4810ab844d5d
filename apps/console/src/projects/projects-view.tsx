import { useDeferredValue, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../design/button.tsx';
import { Choice } from '../design/choice.tsx';
import { Field } from '../design/field.tsx';
import { Empty, Fault, Loading } from '../design/states.tsx';
import { ViewHeader } from '../shell/view-header.tsx';
import { useMay, useSession } from '../sign-in/session.tsx';
import { ProjectCard } from './project-card.tsx';
import { ProjectDialogs } from './project-dialogs.tsx';
import type { ProjectTask } from './project-dialogs.tsx';
import { useProjectPages } from './project-queries.ts';
import { UsageMeters } from './usage.tsx';
import './projects.css';

const states = [
  { value: 'active', text: 'Active' },
  { value: 'archived', text: 'Archived' },
] as const;

/** All projects of the organization, and what it has used of its quotas. */
export function ProjectsView(): ReactElement {
  const { organizationName } = useSession().identity;
  const mayWrite = useMay('projects:write');
  const [status, setStatus] = useState<'active' | 'archived'>('active');
  const [search, setSearch] = useState('');
  const [task, setTask] = useState<ProjectTask>(null);
  const pages = useProjectPages({ status, search: useDeferredValue(search.trim()) });
  const create = () => {
    setTask({ kind: 'create' });
  };
  return (
    <>
      <ViewHeader title="Projects and usage" text={organizationName}>
        {mayWrite && (
          <Button look="main" icon="plus" onPress={create}>
            New project
          </Button>
        )}
      </ViewHeader>
      <UsageMeters />
      <div className="project-filters">
        <Field label="Name contains" value={search} onChange={setSearch} />
        <Choice label="State" options={states} value={status} onChange={setStatus} />
      </div>
      {pages.isError && <Fault error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <ExpectedCards />}
      {pages.data?.length === 0 && <NoProjects isSearch={search !== '' || status === 'archived'} />}
      <ul className="project-cards">
        {pages.data?.map((project) => (
          <ProjectCard key={project.id} project={project} mayWrite={mayWrite} onTask={setTask} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button isPending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
      <ProjectDialogs
        task={task}
        onClose={() => {
          setTask(null);
        }}
      />
    </>
  );
}

function NoProjects({ isSearch }: { readonly isSearch: boolean }): ReactElement {
  return isSearch ? (
    <Empty icon="projects" title="No such project">
      <p>None has this state and this name.</p>
    </Empty>
  ) : (
    <Empty icon="projects" title="No projects yet">
      <p>A project is what items are uploaded into, one for each customer or brand.</p>
    </Empty>
  );
}

function ExpectedCards(): ReactElement {
  return (
    <Loading>
      <div className="project-cards">
        <div className="skeleton project-card" />
        <div className="skeleton project-card" />
      </div>
    </Loading>
  );
}
