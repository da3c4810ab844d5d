/** Marks and joiners that stand on the character before them. */
const none = /^[\p{Mn}\p{Me}\u200b-\u200d\ufe00-\ufe0f]$/u;
/** Pictures, and what is written in squares: two columns each. */
const two =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u;

/** Columns that a text without control characters takes in a terminal. */
export function displayWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);
}

/** The text in at most so many columns, with an ellipsis where it was cut, filled up with spaces. */
export function fitted(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text + ' '.repeat(columns - displayWidth(text));
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept) + widthOf(character) > columns - 1) break;
    kept += character;
  }
  const cut = columns > 0 ? `${kept}…` : '';
  return cut + ' '.repeat(columns - displayWidth(cut));
}

function widthOf(character: string): number {
  if (none.test(character)) return 0;
  return two.test(character) ? 2 : 1;
}
