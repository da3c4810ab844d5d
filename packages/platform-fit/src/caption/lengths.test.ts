import { describe, expect, test } from 'vitest';
import { countCodePoints, countGraphemes, countThreadsCharacters, countUtf8Bytes } from './lengths.ts';

describe('the length of a caption', () => {
  // Graphemes after the examples of UAX #29; bytes after RFC 3629.
  test.each([
    { caption: '', units: 0, codePoints: 0, graphemes: 0, bytes: 0, threads: 0 },
    { caption: 'abc', units: 3, codePoints: 3, graphemes: 3, bytes: 3, threads: 3 },
    { caption: 'é', units: 1, codePoints: 1, graphemes: 1, bytes: 2, threads: 1 },
    { caption: 'e\u0301', units: 2, codePoints: 2, graphemes: 1, bytes: 3, threads: 2 },
    { caption: '\u1100\u1161\u11A8', units: 3, codePoints: 3, graphemes: 1, bytes: 9, threads: 3 },
    { caption: 'நி', units: 2, codePoints: 2, graphemes: 1, bytes: 6, threads: 2 },
    { caption: '\r\n', units: 2, codePoints: 2, graphemes: 1, bytes: 2, threads: 2 },
    { caption: '語', units: 1, codePoints: 1, graphemes: 1, bytes: 3, threads: 1 },
    { caption: '🙂', units: 2, codePoints: 1, graphemes: 1, bytes: 4, threads: 4 },
    { caption: '🇩🇪🇫🇷', units: 8, codePoints: 4, graphemes: 2, bytes: 16, threads: 16 },
    { caption: '👩🏽‍🚀!', units: 8, codePoints: 5, graphemes: 2, bytes: 16, threads: 16 },
    { caption: '👨‍👩‍👧‍👦', units: 11, codePoints: 7, graphemes: 1, bytes: 25, threads: 25 },
    { caption: '1️⃣ 1', units: 5, codePoints: 5, graphemes: 3, bytes: 9, threads: 9 },
    {
      caption: `${'👨‍👩‍👧‍👦'.repeat(300)}a${'\u0301'.repeat(1_000)}b`,
      units: 4_302,
      codePoints: 3_102,
      graphemes: 302,
      bytes: 9_502,
      threads: 8_502,
    },
    { caption: '\ud800', units: 1, codePoints: 1, graphemes: 1, bytes: 3, threads: 1 },
  ])('$caption', ({ caption, ...expected }) => {
    expect({
      units: caption.length,
      codePoints: countCodePoints(caption),
      graphemes: countGraphemes(caption),
      bytes: countUtf8Bytes(caption),
      threads: countThreadsCharacters(caption),
    }).toEqual(expected);
  });
});

// Far more than a caption may have: steps that grow with the square of it would not come to an end.
test.each(['a', '\u0301', '🇩', '👨‍👩‍👧‍👦'])('a hundred thousand units of %j', (text) => {
  const caption = text.repeat(100_000 / text.length);
  expect(countGraphemes(caption)).toBeGreaterThan(0);
  expect(countThreadsCharacters(caption)).toBeGreaterThan(0);
});
