import type { ContentItem } from '@layers-content/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { listedItem } from '../library/content-pages.ts';
import { useSession } from '../sign-in/session.tsx';

const lookAgainMs = 3_000;

/** An item, asked for again while something is still to happen to it. */
export function useItem(containerId: string): UseQueryResult<ContentItem> {
  const { client } = useSession();
  const queries = useQueryClient();
  return useQuery<ContentItem>({
    queryKey: ['item', containerId],
    queryFn: ({ signal }) => client.getContent(containerId, { signal }),
    placeholderData: () => listedItem(queries, containerId),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? lookAgainMs : false),
  });
}

function isUnderWay(item: ContentItem | undefined): boolean {
  return item?.status === 'queued' || item?.status === 'processing';
}

/** A change of an item, after which its page and all lists are looked at anew. */
export function useChange<Variables>(
  containerId: string,
  change: (variables: Variables) => Promise<unknown>,
): UseMutationResult<unknown, Error, Variables> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['item', containerId] });
      void queries.invalidateQueries({ queryKey: ['content'] });
      void queries.invalidateQueries({ queryKey: ['usage'] });
    },
  });
}
