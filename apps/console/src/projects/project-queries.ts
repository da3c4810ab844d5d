import type { Project, ProjectPage } from '@layers-content/client';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseInfiniteQueryResult, UseMutationResult } from '@tanstack/react-query';
import { useSession } from '../sign-in/session.tsx';

const pageProjects = 50;

/** Which projects are shown. */
export interface ProjectFilter {
  readonly status: 'active' | 'archived';
  /** Part of the name. */
  readonly search: string;
}

/** Projects, newest first, a page at a time. */
export function useProjectPages({ status, search }: ProjectFilter): UseInfiniteQueryResult<readonly Project[]> {
  const { client } = useSession();
  return useInfiniteQuery({
    queryKey: ['projects', 'pages', status, search],
    queryFn: ({ pageParam, signal }) =>
      client.listProjects(
        {
          status,
          limit: pageProjects,
          ...(search !== '' && { search }),
          ...(pageParam !== '' && { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }: ProjectPage) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}

/** A change of a project, after which all lists of them are asked for anew. */
export function useProjectChange<Variables, Result>(
  change: (variables: Variables) => Promise<Result>,
): UseMutationResult<Result, Error, Variables> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['projects'] }),
  });
}
