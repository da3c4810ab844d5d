import { matchRoute, useLocation, useRouter } from 'wouter';

/** Address of a project's library. */
export function libraryPath(projectId: string): string {
  return `/projects/${projectId}/library`;
}

/** Address of the page that takes files for a project. */
export function uploadPath(projectId: string): string {
  return `/projects/${projectId}/upload`;
}

/** Address of the page of an item. */
export function itemPath(containerId: string): string {
  return `/content/${containerId}`;
}

/** The parameters of the current address where it has this shape, else null. */
export function useMatchRoute(pattern: string): Readonly<Record<string, string | undefined>> | null {
  const { parser } = useRouter();
  const [path] = useLocation();
  const [matches, parameters] = matchRoute(parser, pattern, path);
  return matches ? parameters : null;
}
