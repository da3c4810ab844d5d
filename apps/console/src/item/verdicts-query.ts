import type { ContentItem, PlatformVerdict } from '@layers-content/client';
import { useQuery } from '@tanstack/react-query';
import { areUsual } from '../platforms/picked-platforms.ts';
import type { PickedPlatforms } from '../platforms/picked-platforms.ts';
import { useSession } from '../sign-in/session.tsx';

/** What picked platforms say to an item. While they are asked, `verdicts` has those that are known already. */
export interface Verdicts {
  readonly verdicts: readonly PlatformVerdict[];
  readonly error: Error | null;
}

/**
 * The item's own verdicts where the usual platforms are picked; others are judged by the service, by the rules of
 * today.
 */
export function useVerdicts({ id, platformFit }: ContentItem, picked: PickedPlatforms): Verdicts {
  const { client } = useSession();
  const isOwn = areUsual(picked) || platformFit.length === 0;
  const { data, error } = useQuery({
    queryKey: ['item', id, 'fit', picked],
    queryFn: ({ signal }) => client.getPlatformFit(id, { platforms: [...picked] }, { signal }),
    enabled: !isOwn,
    placeholderData: (last) => (last?.containerId === id ? last : { containerId: id, platformFit }),
  });
  return isOwn ? { verdicts: platformFit, error: null } : { verdicts: data?.platformFit ?? [], error };
}
