import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '../http/problems.ts';

/** A PUT must bring at least this much of its body in every window, or it is refused. */
const paceBytes = 64 * 1_024;
/** How much of a chunked body is looked at before its chunks are judged. */
const judgedBytes = 256 * 1_024;
/** What `400\r\n` and `\r\n` around a chunk cost when chunks hold 1 KiB. */
const framingBytesPerKib = 7;
/** The head of a chunk may have come before its bytes. */
const headOfChunkBytes = 16;

/** Watches how a body arrives. */
export interface UploadPace {
  /** Aborted with the problem to answer when the client stalls, or sends chunks that are too small. */
  readonly signal: AbortSignal;
  /** Told the size of each piece that is taken from the body. */
  readonly taken: (sizeBytes: number) => void;
  stop(): void;
}

/**
 * Counts the bytes of the body, not those of the wire: what frames them brings nothing.
 * While bytes wait for the disk the client has done its part; once all is there, only the disk is waited for.
 */
export function watchPace(req: IncomingMessage, windowMs: number): UploadPace {
  const refused = new AbortController();
  let takenBytes = 0;
  const arrivedBytes = (): number => takenBytes + req.readableLength;
  let before = arrivedBytes();
  const judgePace = (): void => {
    const now = arrivedBytes();
    if (!req.complete && req.readableLength === 0 && now - before < paceBytes) {
      refused.abort(new HttpProblem('REQUEST_TIMEOUT', 'The upload stalled. Put the file again.'));
    }
    before = now;
  };
  // When this process itself was busy, what arrived meanwhile is read first.
  const timer = setInterval(() => setImmediate(judgePace), windowMs);
  const framing = watchFraming(req, arrivedBytes, () => {
    refused.abort(
      new HttpProblem(
        'MALFORMED_REQUEST',
        'The chunks of the body are too small: put at least 1 KiB into each, or send the file with its Content-Length.',
      ),
    );
  });
  return {
    signal: refused.signal,
    taken: (sizeBytes) => {
      takenBytes += sizeBytes;
      framing.look();
    },
    stop: () => {
      clearInterval(timer);
      framing.stop();
    },
  };
}

/**
 * Every chunk costs the parser the same, however little it holds; one-byte chunks cost 60 times the work a byte.
 * Node does not tell chunks, so what they cost on the wire is counted: its bytes less those of the body. The two are
 * looked at between two turns of the event loop, when all that was read is parsed.
 */
function watchFraming(
  req: IncomingMessage,
  arrivedBytes: () => number,
  refuse: () => void,
): { look(): void; stop(): void } {
  if (req.headers['transfer-encoding'] === undefined) return { look: () => undefined, stop: () => undefined };
  const now = () => ({ wireBytes: req.socket.bytesRead, bodyBytes: arrivedBytes() });
  let start: ReturnType<typeof now> | null = null;
  const judge = (): void => {
    const { wireBytes, bodyBytes } = now();
    start ??= { wireBytes, bodyBytes };
    const judged = bodyBytes - start.bodyBytes;
    // Behind the last chunk the next request may have come.
    if (req.complete || judged < judgedBytes) return;
    const framingBytes = wireBytes - start.wireBytes - judged;
    if (framingBytes > (judged / 1_024) * framingBytesPerKib + headOfChunkBytes) refuse();
  };
  let next = setImmediate(judge);
  let lookedAtBytes = 0;
  return {
    look: () => {
      if (arrivedBytes() - lookedAtBytes < judgedBytes / 4) return;
      lookedAtBytes = arrivedBytes();
      clearImmediate(next);
      next = setImmediate(judge);
    },
    stop: () => {
      clearImmediate(next);
    },
  };
}
