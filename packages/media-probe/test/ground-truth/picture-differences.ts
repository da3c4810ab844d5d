import type { ImageInfo } from '@layers-content/core';
import type { KnownDifference } from './field.ts';
import type { PictureReport } from './picture-report.ts';

/** Every way in which we differ from ImageMagick 6.9 and exiftool 12 about a picture. */
export const pictureDifferences: readonly KnownDifference<ImageInfo, PictureReport>[] = [
  {
    code: 'palette-depth',
    fields: ['bitDepth'],
    why: 'The others say how many bits an index into the palette has; we say how many the colours have that are seen, which are always eight.',
    explains: ({ ours, theirs }, _, { exiftool }) =>
      exiftool.get('ColorType') === 'Palette' && ours === 8 && [1, 2, 4].includes(Number(theirs)),
  },
  {
    code: 'png-orientation-unread',
    fields: ['width, height'],
    why: 'ImageMagick 6.9 does not read the orientation in the `eXIf` chunk of a PNG; exiftool does, and browsers turn the picture.',
    explains: (_, { orientation, mimeType }, { identify, exiftool }) =>
      mimeType === 'image/png' &&
      !identify.has('%[orientation]') &&
      exiftool.get('EXIF:Orientation#') === String(orientation),
  },
  {
    code: 'xmp-orientation',
    fields: ['width, height'],
    why: 'ImageMagick also turns a picture by the orientation of its XMP. Browsers go by EXIF alone, and so do we.',
    explains: (_, { orientation }, { identify, exiftool }) =>
      orientation === null && identify.has('%[orientation]') && !exiftool.has('EXIF:Orientation#'),
  },
  {
    code: 'png-animation-unread',
    fields: ['animated'],
    why: 'ImageMagick 6.9 reads only the first picture of an animated PNG; exiftool counts its frames.',
    explains: ({ ours }, _, { identify, exiftool }) =>
      ours === true && identify.get('%n') === '1' && Number(exiftool.get('AnimationFrames')) > 1,
  },
];
