import { expect, test } from 'vitest';
import { assetIdOfKey, InvalidObjectKeyError, isObjectKey, segmentsOf } from './object-key.ts';

test.each([
  'staging/3f1c/Ab_-9/upload-1.mp4',
  'frozen/3f1c/12-random/upload-10.webp',
  'public-media/content-container/3f1c/media/upload-1.jpg',
  'tmp/6b0d',
])('%s is a key', (key) => {
  expect(isObjectKey(key)).toBe(true);
});

test.each([
  '',
  'staging',
  'staging/',
  '/staging/a',
  'staging//a',
  'staging/../frozen/a',
  'staging/./a',
  'staging/..',
  'staging/.hidden',
  'staging/a b',
  'staging/a\\b',
  'staging/a\u0000',
  'staging/ä',
  'staging/%2e%2e/a',
  'elsewhere/a',
  `staging/${'a'.repeat(201)}`,
  `staging/${'a/'.repeat(300)}a`,
])('%j is no key', (key) => {
  expect(isObjectKey(key)).toBe(false);
  expect(() => segmentsOf(key)).toThrow(InvalidObjectKeyError);
});

test('names the asset of a staging key', () => {
  expect(assetIdOfKey('staging/3f1c/random/upload-12.mp4')).toBe('upload-12');
});
