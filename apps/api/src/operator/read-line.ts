import type { Readable } from 'node:stream';

/** The peer ended, sent too much, or sent what is no text. */
export class LineError extends Error {
  override readonly name = 'LineError';
}

/**
 * The first line of a stream, without its end; whatever follows is left alone.
 * @throws LineError; the stream's own error.
 */
export function readLine(stream: Readable, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    stream.on('data', (chunk: Buffer) => {
      const end = chunk.indexOf('\n');
      const part = end === -1 ? chunk : chunk.subarray(0, end);
      sizeBytes += part.length;
      if (sizeBytes > maxBytes) {
        stream.pause();
        reject(new LineError(`A line has at most ${maxBytes} bytes.`));
        return;
      }
      chunks.push(part);
      if (end === -1) return;
      stream.pause();
      resolveText(Buffer.concat(chunks), resolve, reject);
    });
    stream.once('error', reject);
    stream.once('close', () => {
      reject(new LineError('The connection ended in the middle of a line.'));
    });
  });
}

function resolveText(bytes: Buffer, resolve: (text: string) => void, reject: (error: LineError) => void): void {
  try {
    resolve(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    reject(new LineError('A line is UTF-8 text.', { cause }));
  }
}
