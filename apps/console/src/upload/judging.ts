import { LayersNetworkError } from '@layers-content/client';
import type { LayersClient } from '@layers-content/client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { GivenRules } from '@layers-content/platform-fit';
import type { PickedPlatforms } from '../platforms/picked-platforms.ts';
import { useSession } from '../sign-in/session.tsx';
import type { Judge } from './judgement.ts';

/** What files and captions are judged with. */
export interface Judging {
  readonly judge: Judge;
  /** Those that are picked. */
  readonly platforms: readonly GivenRules[];
  readonly measureCaption: (caption: string) => ReadonlyMap<string, number>;
  /** `service`: by the rules it answers now. `bundled`: it could not be asked, so by those the page came with. */
  readonly rules: 'service' | 'bundled';
}

/**
 * Loads the judge and the rules of the picked platforms when they are first wanted; until others are there, the last
 * ones serve.
 */
export function useJudging(isWanted: boolean, picked: PickedPlatforms): UseQueryResult<Judging> {
  const { client } = useSession();
  return useQuery({
    queryKey: ['judging', picked],
    queryFn: ({ signal }) => loadJudging(client, picked, signal),
    enabled: isWanted,
    placeholderData: keepPreviousData,
    networkMode: 'always',
    staleTime: ({ state: { data } }) => (data?.rules === 'bundled' ? 0 : Infinity),
    refetchOnReconnect: true,
  });
}

async function loadJudging(client: LayersClient, picked: PickedPlatforms, signal: AbortSignal): Promise<Judging> {
  const [{ createPlatformJudge, judgeByRules, measureCaption }, asked] = await Promise.all([
    import('@layers-content/platform-fit'),
    askedRules(client, picked, signal),
  ]);
  const ids = new Set<string>(picked);
  const platforms =
    asked ??
    createPlatformJudge()
      .rules()
      .filter(({ platform }) => ids.has(platform));
  return { judge: judgeByRules(platforms), measureCaption, platforms, rules: asked ? 'service' : 'bundled' };
}

async function askedRules(
  client: LayersClient,
  picked: PickedPlatforms,
  signal: AbortSignal,
): Promise<readonly GivenRules[] | null> {
  try {
    return (await client.listPlatformRules({ platform: [...picked] }, { signal })).platformRules;
  } catch (error) {
    if (error instanceof LayersNetworkError) return null;
    throw error;
  }
}
