import type { UploadTarget } from '@layers-content/contract';

/** Where the files of one item go. URLs expire and are kept in memory alone. */
export interface UploadUrls {
  /** The newest target of a file; signed now where none is at hand. */
  target(assetId: string): Promise<UploadTarget>;
  /** Another one, after this one was refused; all files of the item share what was signed for one of them. */
  renewed(refused: UploadTarget): Promise<UploadTarget>;
}

/** @param sign asks the service for fresh URLs of the whole item. */
export function uploadUrls(
  signed: readonly UploadTarget[] | null,
  sign: () => Promise<readonly UploadTarget[]>,
): UploadUrls {
  let newest = signed === null ? null : Promise.resolve(signed);
  const current = () => {
    newest ??= sign().catch((error: unknown) => {
      newest = null;
      throw error;
    });
    return newest;
  };
  return {
    target: async (assetId) => targetIn(await current(), assetId),
    renewed: async (refused) => {
      const target = newest && targetIn(await newest, refused.assetId);
      if (target?.uploadUrl === refused.uploadUrl) newest = null;
      return targetIn(await current(), refused.assetId);
    },
  };
}

function targetIn(targets: readonly UploadTarget[], assetId: string): UploadTarget {
  const target = targets.find((each) => each.assetId === assetId);
  if (target === undefined) throw new TypeError(`The upload session has no place for ${assetId}.`);
  return target;
}
