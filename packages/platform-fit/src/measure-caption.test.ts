import { expect, test } from 'vitest';
import { createPlatformJudge } from './index.ts';
import { measureCaption } from './measure-caption.ts';

test('a caption is measured by all that rules ask of one', () => {
  const measured = measureCaption('Roast 🫘 by @mia for #coffee #2026');
  expect(measured.get('caption.length')).toBe(34);
  expect(measured.get('caption.hashtags')).toBe(1);
  expect(measured.get('caption.mentions')).toBe(1);
  const asked = createPlatformJudge().rules();
  const names = asked
    .flatMap(({ rules }) => rules.map(({ measure }) => measure))
    .filter((name) => name.startsWith('caption.'));
  expect([...measured.keys()]).toEqual(expect.arrayContaining(names));
});
