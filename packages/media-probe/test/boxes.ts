/** Joins pieces into one array. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.byteLength;
  }
  return joined;
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function u32(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setUint32(index * 4, value);
  return bytes;
}

export function box(type: string, ...content: readonly Uint8Array[]): Uint8Array {
  const body = concat(...content);
  return concat(u32(body.byteLength + 8), latin1(type), body);
}

/** So many empty boxes in a row. */
export function emptyBoxes(count: number, type = 'free'): Uint8Array {
  return tiled(box(type), count);
}

/** The same bytes again and again. */
export function tiled(piece: Uint8Array, count: number): Uint8Array {
  const bytes = new Uint8Array(count * piece.length);
  for (let at = 0; at < bytes.length; at += piece.length) bytes.set(piece, at);
  return bytes;
}

/** Where the bytes of `text` first stand. */
export function indexOfText(bytes: Uint8Array, text: string, from = 0): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(text, from, 'latin1');
  if (at === -1) throw new Error(`"${text}" is not in the file.`);
  return at;
}

/** Where the bytes of `text` last stand. */
export function lastIndexOfText(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(text, undefined, 'latin1');
}

/** A copy with `replacement` written over it at `at`. */
export function overwritten(bytes: Uint8Array, at: number, replacement: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(replacement, at);
  return copy;
}

/** The content range of the first box of that type, found by its name. */
export function bodyOf(bytes: Uint8Array, type: string): { start: number; end: number } {
  const at = indexOfText(bytes, type);
  const size = new DataView(bytes.buffer, bytes.byteOffset + at - 4, 4).getUint32(0);
  return { start: at + 4, end: at - 4 + size };
}
