const port = /(?::[0-9]+)?/y;
const letters = 'A-Za-z0-9\\u0400-\\u04FFÀ-ÖØ-öø-ɏ\\u0300-\\u036F\\u1E00-\\u1EFF';
const pathUnits = `[${letters}!*';:=+,.$/%#\\[\\]\\-\\u2013_~@|&]`;
const path = new RegExp(pathUnits, 'y');
const pathEnd = new RegExp(`[${letters}\\-+=_#/]`);
/** Brackets belong to a path where they are closed, one within another at most. */
const bracketed = new RegExp(`\\((?:${pathUnits}+|${pathUnits}*\\(${pathUnits}+\\)${pathUnits}*)\\)`, 'y');
const query = /\?[A-Za-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*/y;
const queryEnd = /[A-Za-z0-9\-_&=#/]/;

/**
 * Where a link ends whose host ends at `index`: behind port, path and query, without the marks of the sentence around
 * it.
 */
export function linkEnd(text: string, index: number): number {
  return queryEndOf(text, pathEndOf(text, matchEnd(port, text, index)));
}

function pathEndOf(text: string, index: number): number {
  if (text.charAt(index) !== '/') return index;
  let end = index;
  for (let position = index; ;) {
    const isPlain = matchEnd(path, text, position) > position;
    const next = isPlain ? position + 1 : matchEnd(bracketed, text, position);
    if (next === position) return end;
    if (!isPlain || pathEnd.test(text.charAt(position))) end = next;
    position = next;
  }
}

function queryEndOf(text: string, index: number): number {
  let end = matchEnd(query, text, index);
  while (end > index && !queryEnd.test(text.charAt(end - 1))) end--;
  return end;
}

/** Where a sticky pattern ends that is tried at `index`; there, where it does not match. */
function matchEnd(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : index;
}
