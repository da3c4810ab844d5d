import type { Request } from 'express';
import { HttpProblem } from './problems.ts';

/** Largest request body of an operation (the contract). */
export const bodyLimitBytes = 65_536;

/**
 * Reads a request body raw, without inflating it.
 * @throws HttpProblem 413 over 64 KiB; 408 when it does not arrive within `timeoutMs`.
 */
export function readBody(req: Request, timeoutMs: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let sizeBytes = 0;
    const stop = (): void => {
      clearTimeout(late);
      req.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose);
    };
    const refuse = (problem: Error): void => {
      stop();
      reject(problem);
    };
    const late = setTimeout(() => {
      refuse(tooLate());
    }, timeoutMs);
    const onData = (chunk: Uint8Array): void => {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > bodyLimitBytes) refuse(tooLarge());
      else chunks.push(chunk);
    };
    const onEnd = (): void => {
      stop();
      resolve(Buffer.concat(chunks));
    };
    const onError = (error: Error): void => {
      refuse(error);
    };
    const onClose = (): void => {
      refuse(new HttpProblem('MALFORMED_REQUEST', 'The connection ended before the body did. Send the request again.'));
    };
    req.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose);
    if (Number(req.headers['content-length'] ?? 0) > bodyLimitBytes) refuse(tooLarge());
  });
}

function tooLarge(): HttpProblem {
  return new HttpProblem(
    'PAYLOAD_TOO_LARGE',
    `The body is larger than ${bodyLimitBytes} bytes. Files go to the upload URL, not into this request.`,
    { details: { limitBytes: bodyLimitBytes } },
  );
}

function tooLate(): HttpProblem {
  return new HttpProblem('REQUEST_TIMEOUT', 'The body did not arrive in time. Send the request again.');
}
