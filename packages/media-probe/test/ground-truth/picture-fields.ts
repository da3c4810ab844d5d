import type { ImageInfo } from '@layers-content/core';
import type { Field } from './field.ts';
import type { PictureReport } from './picture-report.ts';

type PictureField = Field<ImageInfo, PictureReport>;

const formats: Readonly<Record<string, string>> = { JPEG: 'image/jpeg', PNG: 'image/png', WEBP: 'image/webp' };
const orientations = [
  'TopLeft',
  'TopRight',
  'BottomRight',
  'BottomLeft',
  'LeftTop',
  'RightTop',
  'RightBottom',
  'LeftBottom',
];
const colorspaces: Readonly<Record<string, string>> = { Gray: 'gray', sRGB: 'rgb', RGB: 'rgb', CMYK: 'cmyk' };
const colorTypes: Readonly<Record<string, string>> = {
  Grayscale: 'gray',
  'Grayscale with Alpha': 'gray',
  RGB: 'rgb',
  Palette: 'rgb',
  'RGB with Alpha': 'rgb',
  '1': 'gray',
  '3': 'rgb',
  '4': 'cmyk',
};
/** The descriptions by which the profiles of the corpus say that they are sRGB. */
const srgbDescriptions = new Set(['sRGB', 'sRGB IEC61966-2.1']);

/** Everything that both `ImageInfo` and one of the two others say of a picture. */
export const pictureFields: readonly PictureField[] = [
  {
    name: 'mimeType',
    witness: 'identify `%m`',
    ours: (info) => info.mimeType,
    theirs: ({ identify }) => formats[identify.get('%m') ?? ''] ?? null,
  },
  {
    name: 'mimeType',
    witness: 'exiftool `MIMEType`',
    ours: (info) => info.mimeType,
    theirs: ({ exiftool }) => exiftool.get('MIMEType')?.replace('apng', 'png') ?? null,
  },
  {
    name: 'width, height',
    witness: 'identify `%W`, `%H`, `%[orientation]`',
    ours: size,
    theirs: ({ identify }) => turned(identify.get('%W'), identify.get('%H'), identifyOrientation(identify)),
  },
  {
    name: 'width, height',
    witness: 'exiftool `ImageWidth`, `ImageHeight`, `Orientation`',
    ours: size,
    theirs: ({ exiftool }) =>
      turned(exiftool.get('ImageWidth'), exiftool.get('ImageHeight'), numberOr(exiftool.get('EXIF:Orientation#'))),
  },
  {
    name: 'orientation',
    witness: 'identify `%[orientation]`',
    ours: (info) => info.orientation,
    theirs: ({ identify }) => identifyOrientation(identify),
  },
  {
    name: 'orientation',
    witness: 'exiftool `Orientation`',
    ours: (info) => info.orientation,
    theirs: ({ exiftool }) => numberOr(exiftool.get('EXIF:Orientation#')),
  },
  {
    name: 'colorModel',
    witness: 'identify `%[colorspace]`',
    ours: (info) => info.colorModel,
    theirs: ({ identify }) => colorspaces[identify.get('%[colorspace]') ?? ''] ?? null,
  },
  {
    name: 'colorModel',
    witness: 'exiftool `ColorType`, `ColorComponents`',
    ours: (info) => info.colorModel,
    theirs: ({ exiftool }) => colorTypes[exiftool.get('ColorType') ?? exiftool.get('ColorComponents') ?? ''] ?? null,
  },
  {
    name: 'colorProfile',
    witness: 'identify `%[icc:description]`',
    ours: (info) => info.colorProfile,
    theirs: ({ identify }) => profileKind(identify.get('%[icc:description]')),
  },
  {
    name: 'colorProfile',
    witness: 'exiftool `ProfileDescription`',
    ours: (info) => info.colorProfile,
    theirs: ({ exiftool }) => profileKind(exiftool.get('ProfileDescription')),
  },
  {
    name: 'bitDepth',
    witness: 'identify `%[png:IHDR.bit-depth-orig]`, else `%z`',
    ours: (info) => info.bitDepth,
    theirs: ({ identify }) => numberOr(identify.get('%[png:IHDR.bit-depth-orig]') ?? identify.get('%z')),
  },
  {
    name: 'bitDepth',
    witness: 'exiftool `BitDepth`, `BitsPerSample`',
    ours: (info) => info.bitDepth,
    theirs: ({ exiftool }) => numberOr(exiftool.get('BitDepth') ?? exiftool.get('BitsPerSample')),
  },
  {
    name: 'animated',
    witness: 'identify `%n`',
    ours: (info) => info.animated,
    theirs: ({ identify }) => Number(identify.get('%n')) > 1,
  },
  {
    name: 'animated',
    witness: 'exiftool `AnimationFrames`',
    ours: (info) => info.animated,
    theirs: ({ exiftool }) => (exiftool.get('MIMEType')?.endsWith('png') ? exiftool.has('AnimationFrames') : null),
  },
];

function size({ width, height }: ImageInfo): string {
  return `${width}x${height}`;
}

function turned(width = '', height = '', orientation: number | null): string {
  return orientation !== null && orientation >= 5 ? `${height}x${width}` : `${width}x${height}`;
}

function identifyOrientation(identify: PictureReport['identify']): number | null {
  return orientations.indexOf(identify.get('%[orientation]') ?? '') + 1 || null;
}

function numberOr(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** Both others print the profile's description; without one they say nothing. */
function profileKind(description: string | undefined): 'srgb' | 'other' | null {
  if (description === undefined) return null;
  return srgbDescriptions.has(description) ? 'srgb' : 'other';
}
