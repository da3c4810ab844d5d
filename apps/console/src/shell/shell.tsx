import { Suspense, useEffect } from 'react';
import type { ReactElement } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Empty, Fault } from '../design/states.tsx';
import { useSession } from '../sign-in/session.tsx';
import { Faulty } from './faulty.tsx';
import { Navigation } from './navigation.tsx';
import { rememberProject, useProjectId, useProjects } from './project.tsx';
import { libraryPath } from './routes.ts';
import { views } from './views.tsx';

/** What stands around every view. */
export function Shell(): ReactElement {
  const { environment } = useSession();
  const projectId = useProjectId();
  useEffect(() => {
    if (projectId !== null) rememberProject(projectId);
  }, [projectId]);
  return (
    <div className={`shell shell-${environment}`}>
      <a className="skip" href="#view">
        Skip to the page
      </a>
      <Navigation />
      <main id="view" tabIndex={-1} className="shell-view">
        <Faulty>
          <Suspense fallback={<div aria-busy="true" />}>
            <Switch>
              {views.map(({ path, View }) => (
                <Route key={path} path={path} component={View} />
              ))}
              <Route path="/" component={Start} />
              <Route component={Nowhere} />
            </Switch>
          </Suspense>
        </Faulty>
      </main>
    </div>
  );
}

/** Leads to the library of the project at hand, or to the making of the first one. */
function Start(): ReactElement | null {
  const projects = useProjects();
  const projectId = useProjectId();
  if (projects.isError) return <Fault error={projects.error} onRetry={() => void projects.refetch()} />;
  if (projects.isPending) return null;
  return <Redirect to={projectId === null ? '/projects' : libraryPath(projectId)} replace />;
}

function Nowhere(): ReactElement {
  return (
    <Empty icon="warning" title="There is nothing here">
      <p>The address leads to no page of the console.</p>
    </Empty>
  );
}
