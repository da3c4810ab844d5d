import { MediaFault } from '@layers-content/core';
import type { ImageInfo, MediaProber } from '@layers-content/core';

/** The first byte says what a file is: this one is none, all others are pictures of that width. */
export const nonsense = 0;

export const prober: MediaProber = {
  async probe(source) {
    const [width] = await source.read(0, 1);
    if (width === undefined || width === nonsense) throw new MediaFault('corrupt', 'The file cannot be read.');
    const info: ImageInfo = {
      kind: 'image',
      mimeType: 'image/jpeg',
      sizeBytes: source.sizeBytes,
      width,
      height: 1,
      orientation: null,
      colorModel: null,
      colorProfile: null,
      bitDepth: null,
      animated: false,
    };
    return info;
  },
};
