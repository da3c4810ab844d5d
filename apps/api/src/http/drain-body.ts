import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long the sender of a refused body may go on sending it. */
export const lingerMs = 10_000;

/** Whether a part of the request's body is still to come. */
function hasBodyToCome(req: IncomingMessage): boolean {
  return (
    !req.complete && (req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0)
  );
}

/**
 * Sends a refusal, and ends it when the client has sent all it wanted to send. A connection that is closed while its
 * client still sends, as under `Connection: close` and HTTP/1.0, is reset, and the client never reads why it was
 * refused.
 */
export function endAfterBody(req: IncomingMessage, res: ServerResponse, bytes: Uint8Array): void {
  if (!hasBodyToCome(req)) {
    res.end(bytes);
    return;
  }
  res.write(bytes);
  drainBody(req, () => res.end());
}

/**
 * From so many pieces on, a chunked body is judged while it is thrown away: one-byte chunks cost as much as if they
 * were kept.
 */
const judgedPieces = 1_024;
const leastPieceBytes = 1_024;

/**
 * Throws away what is left of a body, and calls `done` when there is no more. Who goes on for too long, or by tiny
 * chunks, is cut off.
 */
export function drainBody(req: IncomingMessage, done: () => void): void {
  const late = setTimeout(() => {
    req.socket.destroy();
  }, lingerMs);
  late.unref();
  req.once('close', () => {
    clearTimeout(late);
    done();
  });
  const isChunked = req.headers['transfer-encoding'] !== undefined;
  let [pieces, sizeBytes] = [0, 0];
  const judge = (piece: Uint8Array): void => {
    pieces += 1;
    sizeBytes += piece.byteLength;
    if (isChunked && pieces > judgedPieces && sizeBytes < pieces * leastPieceBytes) req.socket.destroy();
  };
  // A reader that stopped reading would hold the rest up. Without a listener, taking it away would stop a body that
  // flows already.
  req.removeAllListeners('readable').on('data', judge).resume();
}
