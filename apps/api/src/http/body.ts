import type { Request } from 'express';
import { HttpProblem } from './problems.ts';

/** Largest request body of an operation (contract.md). */
export const bodyLimitBytes = 65_536;
/** How long a client may take to send it. */
const bodyTimeoutMs = 15_000;

/**
 * Reads a request body raw, without inflating it.
 * @throws HttpProblem 413 over 64 KiB; 408 when it does not arrive in time.
 */
export async function readBody(req: Request): Promise<Uint8Array> {
  const declared = Number(req.headers['content-length'] ?? 0);
  if (declared > bodyLimitBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  const late = setTimeout(() => {
    req.destroy(new HttpProblem('REQUEST_TIMEOUT', 'The body did not arrive in time. Send the request again.'));
  }, bodyTimeoutMs);
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
      if (!(chunk instanceof Uint8Array)) throw new Error('a body chunk is not bytes');
      sizeBytes += chunk.byteLength;
      if (sizeBytes > bodyLimitBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } finally {
    clearTimeout(late);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): HttpProblem {
  return new HttpProblem(
    'PAYLOAD_TOO_LARGE',
    `The body is larger than ${bodyLimitBytes} bytes. Files go to the upload URL, not into this request.`,
    // The rest of the body is not read, so the connection cannot be used again.
    { details: { limitBytes: bodyLimitBytes }, headers: { Connection: 'close' } },
  );
}
