import type { Asset } from '../content-item.ts';
import { NotFoundError } from '../errors.ts';
import type { TenantRepository } from '../ports/repository.ts';
import { getContent } from './getContent.ts';

/** One asset of an item; an item that is not completed has none. @throws NotFoundError. */
export async function getAsset(repository: TenantRepository, contentId: string, assetId: string): Promise<Asset> {
  const item = await getContent(repository, contentId);
  const asset = item.assets.find((candidate) => candidate.assetId === assetId);
  if (!asset) throw new NotFoundError('The content item has no such asset. Read its assets for their ids.');
  return asset;
}
