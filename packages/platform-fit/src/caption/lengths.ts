import { splitEmoji } from './emoji.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/** Unicode characters; an unpaired half of one counts as one. */
export function countCodePoints(caption: string): number {
  let count = 0;
  for (const _ of caption) count++;
  return count;
}

/** What a reader calls characters: extended grapheme clusters of UAX #29. */
export function countGraphemes(caption: string): number {
  let count = 0;
  for (const _ of segmenter.segment(caption)) count++;
  return count;
}

/** Bytes in UTF-8; an unpaired half of a character is replaced, and takes three. */
export function countUtf8Bytes(caption: string): number {
  return encoder.encode(caption).byteLength;
}

/** As Threads counts: code points, but emoji by their bytes in UTF-8. */
export function countThreadsCharacters(caption: string): number {
  const { emoji, rest } = splitEmoji(caption);
  return countCodePoints(rest) + countUtf8Bytes(emoji.join(''));
}

/** `<` and `>`, which descriptions on YouTube must not have. */
export function countAngleBrackets(caption: string): number {
  return caption.match(/[<>]/g)?.length ?? 0;
}
