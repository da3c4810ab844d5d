import { expect, test } from 'vitest';
import { countHashtags, countMentions } from './caption-marks.ts';

test.each([
  { caption: '', hashtags: 0 },
  { caption: 'no tags here # or here #', hashtags: 0 },
  { caption: '#one #two#three', hashtags: 3 },
  { caption: '#カフェ #café #über_tag', hashtags: 3 },
  { caption: 'we are #1 of #2026, #top10', hashtags: 1 },
  { caption: '##double', hashtags: 1 },
  { caption: 'press #️⃣ or #1️⃣', hashtags: 0 },
  { caption: '#_ and #हिन्दी', hashtags: 2 },
])('$caption has $hashtags hashtags', ({ caption, hashtags }) => {
  expect(countHashtags(caption)).toBe(hashtags);
});

test.each([
  { caption: '', mentions: 0 },
  { caption: 'meet @ noon', mentions: 0 },
  { caption: '@one and @two_3.x, (@four)', mentions: 3 },
  { caption: 'write to hello@example.com', mentions: 0 },
])('$caption has $mentions mentions', ({ caption, mentions }) => {
  expect(countMentions(caption)).toBe(mentions);
});

test('a caption made to be slow is counted at once', () => {
  const startedAt = performance.now();
  for (const mark of ['#', '@', '#1', 'a@', '@.', '@a.']) {
    countHashtags(mark.repeat(10_000));
    countMentions(mark.repeat(10_000));
  }
  expect(performance.now() - startedAt).toBeLessThan(500);
});
