import type { PGlite } from '@electric-sql/pglite';

type Messages = Awaited<ReturnType<PGlite['execProtocol']>>['messages'];

/** The type byte of a message that carries a row, `D`. */
const dataRow = 0x44;

/**
 * The messages with the values of their rows as they came. PGlite decodes each value as if it were a file of its own,
 * and drops a U+FEFF that it begins with.
 * @param data the bytes the messages were read from.
 */
export function withWholeTexts(messages: Messages, data: Uint8Array): Messages {
  const rows = rowsOf(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  return messages.map((message) =>
    message.name === 'dataRow' ? { ...message, fields: rows.next().value ?? [] } : message,
  );
}

/**
 * A message is its type, its length without the type, and its content; a row's is a count, and for each value its
 * length (-1: null) and bytes.
 */
function* rowsOf(data: Buffer): Generator<(string | null)[], undefined> {
  for (let at = 0; at < data.length; at += 1 + data.readInt32BE(at + 1)) {
    if (data[at] !== dataRow) continue;
    let value = at + 7;
    yield Array.from({ length: data.readInt16BE(at + 5) }, () => {
      const start = value + 4;
      const sizeBytes = data.readInt32BE(value);
      value = start + Math.max(0, sizeBytes);
      return sizeBytes < 0 ? null : data.toString('utf8', start, value);
    });
  }
}
