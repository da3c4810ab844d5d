import type { Project } from '@layers-content/client';
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMatchRoute } from './routes.ts';
import { useSession } from '../sign-in/session.tsx';

const storageName = 'layers-content.project';
/** As many as a page of the API may have. */
const mostProjects = 200;

/** The projects that work goes into, newest first: the first page of them. */
export function useProjects(): UseQueryResult<readonly Project[]> {
  const { client } = useSession();
  return useQuery({
    queryKey: ['projects', 'active'],
    queryFn: async ({ signal }) =>
      (await client.listProjects({ status: 'active', limit: mostProjects }, { signal })).items,
  });
}

/** The project in the address, else the one looked at last in this tab, else the first; null while there is none. */
export function useProjectId(): string | null {
  const named = useMatchRoute('/projects/:projectId/*?')?.['projectId'];
  const { data = [] } = useProjects();
  const last = sessionStorage.getItem(storageName);
  return named ?? data.find(({ id }) => id === last)?.id ?? data[0]?.id ?? null;
}

/** Remembers what was looked at last, for this tab. */
export function rememberProject(projectId: string): void {
  sessionStorage.setItem(storageName, projectId);
}
