import { expect, it } from 'vitest';
import { barLines } from './bar-line.ts';
import { displayWidth, fitted } from './display-width.ts';

const bars = [
  { label: 'teaser.mp4', share: 0.5, text: ' 50 %  9.0 MB of 18.0 MB' },
  { label: '夏の新作コーヒーのとても長い名前の動画ファイル.mp4', share: 0, text: '  0 %  0 bytes of 99.9 MB' },
  { label: '👩‍🍳 kitchen.mov', share: 1, text: 'being checked' },
];

it.each([0, 1, 10, 20, 40, 60, 80, 132, 300])('keeps every line within %d columns, the last one free', (columns) => {
  const widths = barLines(bars, columns).map(displayWidth);
  expect(Math.max(...widths)).toBeLessThanOrEqual(Math.max(0, columns - 1));
});

it('draws labels, bars and texts below each other', () => {
  expect(barLines(bars.slice(0, 1), 61)).toEqual(['teaser.mp4  [==========          ]   50 %  9.0 MB of 18.0 MB']);
  expect(barLines(bars.slice(0, 1), 40)).toEqual(['teaser.mp4   50 %  9.0 MB of 18.0 MB']);
  expect(new Set(barLines(bars, 80).map((line) => line.search(/[[=]/))).size).toBe(3);
});

it('counts what is written in squares as two columns, and cuts no half of one', () => {
  expect([displayWidth('ab'), displayWidth('動画'), displayWidth('é')]).toEqual([2, 4, 1]);
  expect([fitted('動画', 4), fitted('動画', 3), fitted('teaser', 4), fitted('ab', 4)]).toEqual([
    '動画',
    '動…',
    'tea…',
    'ab  ',
  ]);
});
