import { LayersApiError, LayersNetworkError } from '@layers-content/client';
import { QueryClient } from '@tanstack/react-query';

const mostRetries = 2;
const freshMs = 20_000;

/** What was asked of the service, kept while the tab lives. Nothing is asked again that would be refused again. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < mostRetries && isWorthRetrying(error),
      },
    },
  });
}

function isWorthRetrying(error: Error): boolean {
  if (error instanceof LayersApiError) return error.status >= 500 && error.code !== 'KILL_SWITCH';
  return error instanceof LayersNetworkError;
}
