import { blobReader, ProbeFault, probeMedia } from '@layers-content/media-probe';
import type { DescribedAsset, MediaDescription } from '@layers-content/client';
import type { MediaInfo } from '@layers-content/media-probe';
import { Refusal } from './refusal.ts';
import type { LocalFile, Root } from './root.ts';

/**
 * What a file is by its bytes. Of a picture the structure is looked at, not the pixels: those the service decodes.
 * @throws Refusal when it is no whole file of the type its name speaks of.
 */
export async function probeFile({ file, filename, contentType }: LocalFile): Promise<MediaInfo> {
  try {
    return await probeMedia(blobReader(file), contentType, null);
  } catch (error) {
    if (!(error instanceof ProbeFault)) throw error;
    throw new Refusal(
      `NOT_MEDIA: ${filename} is no whole ${contentType} (${error.reason}): ${error.message} Nothing was sent.\nNext: name another file, or have this one made anew. Renaming it helps only where its true type is one that is taken.`,
      { cause: error },
    );
  }
}

/** A local file as the judge wants it described; it is closed again. */
export async function describeFile(root: Root, given: string): Promise<DescribedAsset> {
  const local = await root.open(given);
  try {
    const info = await probeFile(local);
    return { contentType: local.contentType, sizeBytes: local.file.size, media: describe(info) };
  } finally {
    await local.close();
  }
}

/** The same, in lists of the caller's own. */
function describe(info: MediaInfo): MediaDescription {
  if (info.kind === 'image') return info;
  const { container, ...rest } = info;
  return { ...rest, container: { ...container, compatibleBrands: [...container.compatibleBrands] } };
}
