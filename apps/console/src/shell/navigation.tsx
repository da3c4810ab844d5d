import type { ReactElement } from 'react';
import { Link } from 'react-aria-components/Link';
import { useLocation } from 'wouter';
import { Badge } from '../design/badge.tsx';
import { IconButton } from '../design/button.tsx';
import { Choice } from '../design/choice.tsx';
import { Icon } from '../design/icon.tsx';
import { useSession } from '../sign-in/session.tsx';
import { useSignOut } from '../sign-in/session-gate.tsx';
import { Mark } from './mark.tsx';
import { useProjectId, useProjects } from './project.tsx';
import { libraryPath, useMatchRoute } from './routes.ts';
import { views } from './views.tsx';

/** Where one is, whose world it is, and where one can go. */
export function Navigation(): ReactElement {
  return (
    <header className="nav">
      <div className="nav-top">
        <Mark />
        <EnvironmentBadge />
      </div>
      <ProjectChoice />
      <Entries />
      <Account />
    </header>
  );
}

function EnvironmentBadge(): ReactElement {
  return useSession().environment === 'live' ? <Badge tone="good">Live</Badge> : <Badge tone="care">Test</Badge>;
}

function ProjectChoice(): ReactElement | null {
  const { data: projects = [] } = useProjects();
  const projectId = useProjectId();
  const section = useMatchRoute('/projects/:projectId/:section')?.['section'];
  const [, navigate] = useLocation();
  if (projectId === null) return null;
  return (
    <div className="nav-project">
      <Choice
        label="Project"
        isLabelUnseen
        options={projects.map(({ id, name }) => ({ value: id, text: name }))}
        value={projectId}
        onChange={(chosen) => {
          navigate(section === undefined ? libraryPath(chosen) : `/projects/${chosen}/${section}`);
        }}
      />
    </div>
  );
}

function Entries(): ReactElement {
  const projectId = useProjectId();
  const [here] = useLocation();
  return (
    <nav aria-label="Views" className="nav-entries">
      {views.map(({ path, entry }) => {
        if (!entry || (projectId === null && path.includes(':'))) return null;
        const href = path.replace(':projectId', projectId ?? '');
        return (
          <Link key={path} href={href} className="nav-entry" aria-current={here === href ? 'page' : false}>
            <Icon name={entry.icon} />
            {entry.label}
          </Link>
        );
      })}
    </nav>
  );
}

function Account(): ReactElement {
  const { identity } = useSession();
  const signOut = useSignOut();
  return (
    <div className="nav-account">
      <span className="nav-organization" title={identity.organizationId}>
        {identity.organizationName}
      </span>
      <IconButton icon="out" label="Sign out" onPress={signOut} />
    </div>
  );
}
