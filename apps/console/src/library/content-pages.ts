import type { ContentItem, ContentPage, LayersClient } from '@layers-content/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { InfiniteData, QueryClient, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useSession } from '../sign-in/session.tsx';
import { queryOf } from './filters.ts';
import type { Filters } from './filters.ts';

const pageItems = 50;

/** The items of a project that pass the filters, newest first, a page at a time. */
export function useContent(projectId: string, filters: Filters): UseInfiniteQueryResult<readonly ContentItem[]> {
  const { client } = useSession();
  return useInfiniteQuery({
    queryKey: ['content', projectId, filters],
    queryFn: ({ pageParam, signal }) => pageOf(client, projectId, filters, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }: ContentPage) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}

function pageOf(
  client: LayersClient,
  projectId: string,
  filters: Filters,
  cursor: string,
  signal: AbortSignal,
): Promise<ContentPage> {
  const query = { ...queryOf(filters, new Date()), limit: pageItems, ...(cursor !== '' && { cursor }) };
  return client.listContent(projectId, query, { signal });
}

/** An item that a list has shown, so that its page can begin with it. */
export function listedItem(queries: QueryClient, containerId: string): ContentItem | undefined {
  return queries
    .getQueriesData<InfiniteData<ContentPage>>({ queryKey: ['content'] })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap(({ items }) => items)
    .find(({ id }) => id === containerId);
}
