import { LayersNetworkError } from '@layers-content/client';
import type { LayersClient } from '@layers-content/client';
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { GivenRules } from '@layers-content/platform-fit';
import { useSession } from '../sign-in/session.tsx';
import type { Judge } from './judgement.ts';

/** What files and captions are judged with. */
export interface Judging {
  readonly judge: Judge;
  /** Those that every item is judged for. */
  readonly platforms: readonly GivenRules[];
  readonly measureCaption: (caption: string) => ReadonlyMap<string, number>;
  /** `service`: by the rules it answers now. `bundled`: it could not be asked, so by those the page came with. */
  readonly rules: 'service' | 'bundled';
}

/** Loads the judge and the rules when they are first wanted. */
export function useJudging(isWanted: boolean): UseQueryResult<Judging> {
  const { client } = useSession();
  return useQuery({
    queryKey: ['judging'],
    queryFn: ({ signal }) => loadJudging(client, signal),
    enabled: isWanted,
    networkMode: 'always',
    staleTime: ({ state: { data } }) => (data?.rules === 'bundled' ? 0 : Infinity),
    refetchOnReconnect: true,
  });
}

async function loadJudging(client: LayersClient, signal: AbortSignal): Promise<Judging> {
  const [{ createPlatformJudge, defaultPlatforms, judgeByRules, measureCaption }, asked] = await Promise.all([
    import('@layers-content/platform-fit'),
    askedRules(client, signal),
  ]);
  const usual = new Set<string>(defaultPlatforms);
  const platforms = (asked ?? createPlatformJudge().rules()).filter(({ platform }) => usual.has(platform));
  return { judge: judgeByRules(platforms), measureCaption, platforms, rules: asked ? 'service' : 'bundled' };
}

async function askedRules(client: LayersClient, signal: AbortSignal): Promise<readonly GivenRules[] | null> {
  try {
    return (await client.listPlatformRules({}, { signal })).platformRules;
  } catch (error) {
    if (error instanceof LayersNetworkError) return null;
    throw error;
  }
}
