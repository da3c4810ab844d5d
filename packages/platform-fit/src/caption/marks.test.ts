import { expect, test } from 'vitest';
import { countHashtags, countMentions } from './marks.ts';

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

// Far more than a caption may have: steps that grow with the square of it would not come to an end.
test.each([
  { mark: '#', hashtags: 0, mentions: 0 },
  { mark: '@', hashtags: 0, mentions: 0 },
  { mark: '#1', hashtags: 0, mentions: 0 },
  { mark: 'a@', hashtags: 0, mentions: 0 },
  { mark: '@.', hashtags: 0, mentions: 0 },
  { mark: '@a.', hashtags: 0, mentions: 1 },
])('a million times $mark', ({ mark, hashtags, mentions }) => {
  const caption = mark.repeat(1_000_000);
  expect([countHashtags(caption), countMentions(caption)]).toEqual([hashtags, mentions]);
});
