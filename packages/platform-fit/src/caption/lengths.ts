import { splitEmoji } from './emoji.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Engines look at the whole text again for each grapheme: texts are given to them in parts. */
const windowMinUnits = 256;
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
  let windowUnits = windowMinUnits;
  for (let start = 0; start < caption.length;) {
    const starts = startsIn(caption.slice(start, start + windowUnits));
    const last = starts.at(-1) ?? 0;
    if (start + windowUnits >= caption.length) return count + starts.length;
    // The last may go on behind the window: it begins the next, or fills a larger one.
    count += last === 0 ? 0 : starts.length - 1;
    windowUnits = last === 0 ? 2 * windowUnits : windowMinUnits;
    start += last;
  }
  return count;
}

/** Where graphemes start in a text. */
function startsIn(text: string): readonly number[] {
  return Array.from(segmenter.segment(text), ({ index }) => index);
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
