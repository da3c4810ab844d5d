import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assetIdOf } from '../content/content-item.ts';
import { contentTypes } from '../content/media-info.ts';
import { frozenKeyOf, ownedPrefixes, publicKeyOf, publicPrefix, stagingKeyOf } from './object-keys.ts';

const contentId = 'a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70';

test('the public key of the seed', () => {
  expect(publicKeyOf({ contentId, position: 1, contentType: 'video/mp4' })).toBe(
    `public-media/content-container/${contentId}/media/upload-1.mp4`,
  );
});

test.each([
  ['video/mp4', 'mp4'],
  ['video/quicktime', 'mov'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
] as const)('%s ends in .%s', (contentType, extension) => {
  expect(publicKeyOf({ contentId, position: 10, contentType })).toMatch(new RegExp(`/upload-10\\.${extension}$`));
  expect(contentTypes).toContain(contentType);
});

test('every key names its item and its file, below an owned prefix that tells private from public', () => {
  const parts = fc.record({
    contentId: fc.uuid(),
    position: fc.integer({ min: 1, max: 10 }),
    contentType: fc.constantFrom(...contentTypes),
  });
  fc.assert(
    fc.property(parts, fc.nat(), fc.stringMatching(/^[\w-]{22}$/), (file, fence, random) => {
      const keys = [stagingKeyOf(file, random), frozenKeyOf(file, fence, random), publicKeyOf(file)];
      expect(new Set(keys).size).toBe(3);
      expect(keys.map((key) => key.startsWith(publicPrefix))).toEqual([false, false, true]);
      for (const key of keys) {
        expect(ownedPrefixes.filter((prefix) => key.startsWith(prefix)).length).toBe(1);
        expect(key).toContain(`/${file.contentId}/`);
        expect(key).toContain(`/${assetIdOf(file.position)}.`);
      }
    }),
  );
});

test('no two finalizes share a frozen key, no two files any key', () => {
  const file = { contentId, position: 1, contentType: 'image/jpeg' } as const;
  const keys = [
    frozenKeyOf(file, 1, 'a'),
    frozenKeyOf(file, 2, 'a'),
    frozenKeyOf(file, 1, 'b'),
    frozenKeyOf({ ...file, position: 2 }, 1, 'a'),
  ];
  expect(new Set(keys).size).toBe(4);
  expect(stagingKeyOf(file, 'a')).not.toBe(stagingKeyOf(file, 'b'));
});
