import sharp from 'sharp';
import { expect, test } from 'vitest';
import { probeBytes } from './readers.ts';

/** A PNG as sharp writes it: its profiles are all called "icc" in front of the compressed part. */
async function png(profile: 'srgb' | 'p3'): Promise<Uint8Array> {
  return sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
    .withIccProfile(profile)
    .png()
    .toBuffer();
}

test.each([
  ['srgb', 'srgb'],
  ['p3', 'other'],
] as const)('the profile of a PNG is told by its own words: %s', async (profile, colorProfile) => {
  expect(await probeBytes(await png(profile), 'image/png')).toMatchObject({ colorProfile });
});
