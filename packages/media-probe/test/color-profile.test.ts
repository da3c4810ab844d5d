import { expect, test } from 'vitest';
import { ByteView } from '../src/byte-view.ts';
import { readProfile } from '../src/image/color-profile.ts';
import { iccProfile, srgbPrimaries } from './ground-truth/icc-profile.ts';

test.each([
  ['sRGB IEC61966-2.1', 'srgb'],
  ['sRGB', 'srgb'],
  ['IEC 61966-2-1 Default RGB Colour Space - sRGB', 'srgb'],
  ['sRGB Gamut with sRGB Transfer', 'srgb'],
  // Only their tone curve is that of sRGB.
  ['Display P3 Gamut with sRGB Transfer', 'other'],
  ['DCI-P3 D65 Gamut with sRGB Transfer', 'other'],
  ['Adobe RGB (1998)', 'other'],
  ['Display P3', 'other'],
] as const)('a profile called "%s" is %s', (name, kind) => {
  for (const version of [2, 4] as const)
    expect(readProfile(new ByteView(iccProfile(name, version, srgbPrimaries), 'colour profile'))).toBe(kind);
});
