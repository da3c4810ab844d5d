import type { Request } from 'express';

/** How long the sender of a refused body may go on sending it. */
const lingerMs = 10_000;

/**
 * Throws away what is left of a refused body. A connection closed at once would be reset while the client still sends,
 * and the client would never read why it was refused.
 */
export function discardBody(req: Request): void {
  if (req.complete) return;
  const late = setTimeout(() => {
    req.socket.destroy();
  }, lingerMs);
  late.unref();
  req.once('close', () => {
    clearTimeout(late);
  });
  req.resume();
}
