import type { ReactElement } from 'react';
import { ViewHeader } from '../shell/view-header.tsx';

/** Projects. */
export function ProjectsView(): ReactElement {
  return <ViewHeader title="Projects" />;
}
