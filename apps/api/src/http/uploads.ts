import { ConflictError, NotFoundError } from '@layers-content/core';
import type { Repository, Tenant } from '@layers-content/core';
import type { Request, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { discardBody } from './discard-body.ts';
import { HttpProblem } from './problems.ts';

/** A PUT must bring at least this much in every window of `uploadStallMs`, or it is refused. */
const paceBytes = 64 * 1_024;
type UploadPorts = Pick<Context, 'repository' | 'config' | 'telemetry'> & { readonly directory: NonNullable<Context['directory']> };

/**
 * Takes the bytes of one file: `PUT /uploads/{token}`. 200 with an empty body only when they would survive a crash.
 * @throws UploadUrlInvalidError, PayloadTooLargeError, ConflictError once the item left `queued`, StorageFullError.
 */
export function receiveUpload(ports: UploadPorts): RequestHandler<{ token: string }> {
  return async (req, res) => {
    try {
      const { etag } = await receive(req, ports);
      res.setHeader('ETag', `"${etag}"`);
      res.status(200).end();
    } catch (error) {
      discardBody(req);
      throw error;
    }
  };
}

async function receive(
  req: Request<{ token: string }>,
  { repository, directory, config, telemetry }: UploadPorts,
): Promise<{ readonly etag: string }> {
  const now = await repository.maintenance.now();
  const grant = directory.verifyUploadToken(req.params.token, { contentType: req.headers['content-type'], now });
  if (req.headers['content-encoding'] !== undefined) {
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', 'Put the file as it is, without a Content-Encoding.');
  }
  const confirm = () => requireOpen(repository, grant.key);
  const { environment } = await confirm();
  const declaredLength = req.headers['content-length'];
  const pace = watchPace(req, config.uploadStallMs);
  try {
    const received = await directory.receive(grant, req, {
      contentLength: declaredLength === undefined ? undefined : Number(declaredLength),
      confirm: async () => {
        await confirm();
      },
      signal: pace.signal,
    });
    telemetry.metrics.receivedBytes.inc(received.sizeBytes);
    // The sandbox takes a file as live does, and keeps nothing of it.
    if (environment === 'test') await directory.delete(grant.key);
    return received;
  } finally {
    pace.stop();
  }
}

async function requireOpen(repository: Pick<Repository, 'findStagingTarget'>, stagingKey: string): Promise<Pick<Tenant, 'environment'>> {
  const target = await repository.findStagingTarget(stagingKey);
  if (!target) throw new NotFoundError('The upload behind this URL no longer exists. Start a new session.');
  if (target.status !== 'queued') {
    throw new ConflictError('The item no longer takes uploads. Start a new session for another file.', {
      status: target.status,
      lastErrorCode: target.lastErrorCode,
    });
  }
  return target;
}

/** Aborts when the client stalls; once all is there, only the disk is waited for. */
function watchPace(req: Request<{ token: string }>, windowMs: number): { readonly signal: AbortSignal; stop(): void } {
  const stalled = new AbortController();
  let before = req.socket.bytesRead;
  const timer = setInterval(() => {
    const now = req.socket.bytesRead;
    if (!req.complete && now - before < paceBytes) {
      stalled.abort(new HttpProblem('REQUEST_TIMEOUT', 'The upload stalled. Put the file again.'));
    }
    before = now;
  }, windowMs);
  return {
    signal: stalled.signal,
    stop: () => {
      clearInterval(timer);
    },
  };
}
