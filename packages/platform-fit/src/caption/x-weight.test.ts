import { describe, expect, test } from 'vitest';
import { weighForX } from './x-weight.ts';

describe('what X counts', () => {
  test.each([
    ['', 0],
    ['Hello', 5],
    ['Grüße, Ελλάδα, мир', 18],
    ['e\u0301', 1],
    ['日本語', 6],
    ['한국', 4],
    ['「“–”」', 7],
    ['🙂', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['👍🏽🇩🇪1️⃣', 6],
    ['☺', 2],
    ['©', 1],
    ['©️', 2],
    ['\ud800', 2],
  ])('%j weighs %i', (caption, weight) => {
    expect(weighForX(caption)).toBe(weight);
  });

  test.each([
    ['http://a.co', 23],
    ['https://www.example.com/a/very/long/way/to/what?is=shown#there', 23],
    ['see example.com.', 28],
    ['example.com, example.org', 48],
    ['(https://example.com/wiki/A_(b))', 25],
    ['https://example.com/a!', 24],
    ['https://example.com:8080/a?b=c&d=e.', 24],
    ['日本語example.comです', 33],
    ['https://münchen.de/straße', 23],
    ['https://пример.рф/путь', 22],
    ['HTTPS://EXAMPLE.COM', 23],
    ['an.example.community', 20],
  ])('a link is 23: %s weighs %i', (caption, weight) => {
    expect(weighForX(caption)).toBe(weight);
  });

  test.each([
    'me@example.com',
    '@example.com',
    '#example.com',
    '$example.com',
    '-example.com',
    'ftp://example.com',
    'ahttps://example.com'.replace('example.com', 'localhost'),
    'http://localhost/a',
    'http://under_score.com',
    'v1.2.3',
    'a..b',
    `${'a'.repeat(64)}.com`,
  ])('no link: %s', (caption) => {
    expect(weighForX(caption)).toBe(caption.length);
  });
});

// Far more than a caption may have: steps that grow with the square of it would not come to an end.
test.each(['a.', 'http://', 'a.co/(', 'a.co?!', 'あいうえおかきくけこ.', 'a.co:1', '👩‍', '('])(
  'fifty thousand units of %j',
  (text) => {
    expect(weighForX(text.repeat(50_000 / text.length))).toBeGreaterThan(0);
    expect(weighForX(`a.co/${text.repeat(50_000 / text.length)}`)).toBeGreaterThan(0);
  },
);
