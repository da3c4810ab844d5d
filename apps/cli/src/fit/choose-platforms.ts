import { UsageError } from '../errors/usage-error.ts';

/**
 * Those of the named platforms, in the order they are known in; all of them unless some are named.
 * @throws UsageError naming what there is, when one is unknown.
 */
export function choosePlatforms<Known extends { readonly platform: string }>(
  known: readonly Known[],
  named: readonly string[] | undefined,
): Known[] {
  const unknown = named?.find((name) => known.every(({ platform }) => platform !== name));
  if (unknown !== undefined)
    throw new UsageError(
      `No platform is called ${unknown}. There are: ${known.map(({ platform }) => platform).join(', ')}.`,
    );
  return known.filter(({ platform }) => named?.includes(platform) ?? true);
}
