import type { PlatformId } from '@layers-content/platform-fit';
import { UsageError } from '../errors/usage-error.ts';
import { bundledRules } from './judge-files.ts';

/**
 * The platforms that were named, `all` for all there are; undefined where none was, for those of an item.
 * @throws UsageError naming those there are, when one is unknown.
 */
export function choosePlatforms(named: readonly string[] | undefined): readonly PlatformId[] | undefined {
  if (named === undefined) return undefined;
  const known = bundledRules.map(({ platform }) => platform);
  const unknown = named.find((name) => name !== 'all' && known.every((platform) => platform !== name));
  if (unknown !== undefined) throw new UsageError(`No platform is called ${unknown}. There are: ${known.join(', ')}.`);
  return named.includes('all') ? known : known.filter((platform) => named.includes(platform));
}
