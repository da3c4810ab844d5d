import { expect, test } from 'vitest';
import { lengthText, pixelsText, platformName, sizeText, titleOf } from './wording.ts';

test.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1024, '1 KB'],
  [230_394, '225 KB'],
  [18_874_368, '18 MB'],
  [1_610_612_736, '1.5 GB'],
])('says %d bytes as %s', (sizeBytes, text) => {
  expect(sizeText(sizeBytes)).toBe(text.replace(' ', '\u00A0'));
});

test('never breaks a line within width and height', () => {
  expect(pixelsText(1080, 1920)).toBe('1080\u00A0×\u00A01920');
});

test.each([
  [0, '0:00'],
  [31_000, '0:31'],
  [61_600, '1:02'],
  [3_725_000, '1:02:05'],
])('says %d ms as %s', (durationMs, text) => {
  expect(lengthText(durationMs)).toBe(text);
});

test('names platforms, known or not', () => {
  expect(['tiktok', 'x', 'new-place'].map(platformName)).toEqual(['TikTok', 'X', 'New place']);
});

test('calls an item by the first line of its caption', () => {
  expect(titleOf({ caption: ' Hello.\nMore.', status: 'completed' })).toBe('Hello.');
  expect(titleOf({ caption: '', status: 'completed' })).toBe('Without a caption');
  expect(titleOf({ caption: null, status: 'queued' })).toBe('Not uploaded yet');
});
