import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * What is handed to a connection at once; of one large write nobody could see how far it has come
 * (`slow-readers.ts`).
 */
const pieceBytes = 65_536;

/** Ends an answer with bytes at hand, piece by piece as they are taken. */
export function sendBytes(res: ServerResponse, bytes: Uint8Array): void {
  if (bytes.byteLength <= pieceBytes) res.end(bytes);
  // A client that left is told by the access log.
  else void pipeline(Readable.from(piecesOf(bytes)), res).catch(() => undefined);
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}
