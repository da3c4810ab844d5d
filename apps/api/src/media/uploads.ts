import { ConflictError, NotFoundError } from '@layers-content/core';
import type { Repository, Tenant } from '@layers-content/core';
import type { Request, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { HttpProblem } from '../http/problems.ts';
import { watchPace } from './upload-pace.ts';

/** Shares of PUTs at work at once (reliability): one URL needs no more, and no organization crowds out another. */
const putsOfOneUrl = 4;
const putsOfOneOrganization = 64;

type Directory = NonNullable<Context['directory']>;
type UploadGrant = ReturnType<Directory['readUploadToken']>;
type ReceivedObject = Awaited<ReturnType<Directory['receive']>>;
type UploadPorts = Pick<Context, 'repository' | 'config' | 'telemetry'> & { readonly directory: Directory };

interface Shares {
  readonly ofUrl: ConcurrencyLimit;
  readonly ofOrganization: ConcurrencyLimit;
}

/**
 * Takes the bytes of one file: `PUT /uploads/{token}`. 200 with an empty body only when they would survive a crash.
 * @throws UploadUrlInvalidError, PayloadTooLargeError, ConflictError once the item left `queued`, StorageFullError,
 *   ConcurrencyLimitError.
 */
export function receiveUpload(ports: UploadPorts): RequestHandler<{ token: string }> {
  const shares = {
    ofUrl: new ConcurrencyLimit('PUTs to one upload URL', putsOfOneUrl),
    ofOrganization: new ConcurrencyLimit('PUTs of one organization', putsOfOneOrganization),
  };
  return async (req, res) => {
    const { etag } = await admit(req, ports, shares);
    res.setHeader('ETag', `"${etag}"`);
    res.status(200).end();
  };
}

/** Lets in what has a good URL, an open item and a place. */
async function admit(req: Request<{ token: string }>, ports: UploadPorts, shares: Shares): Promise<ReceivedObject> {
  const { repository, directory } = ports;
  const grant = directory.readUploadToken(req.params.token);
  const target = await repository.findStagingTarget(grant.key);
  // The clock is the database's; where no item is left to tell the time with, it is asked alone.
  const now = target?.now ?? (await repository.maintenance.now());
  directory.checkUploadRequest(grant, { contentType: req.headers['content-type'], now });
  if (req.headers['content-encoding'] !== undefined) {
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', 'Put the file as it is, without a Content-Encoding.');
  }
  return shares.ofUrl.run(grant.key, async () => {
    const tenant = openTenantOf(target);
    return shares.ofOrganization.run(tenant.organizationId, () => receive(req, ports, { grant, tenant }));
  });
}

async function receive(
  req: Request<{ token: string }>,
  { repository, directory, config, telemetry }: UploadPorts,
  { grant, tenant }: { readonly grant: UploadGrant; readonly tenant: Tenant },
): Promise<ReceivedObject> {
  const declaredLength = req.headers['content-length'];
  const pace = watchPace(req, config.uploadStallMs);
  try {
    const received = await directory.receive(grant, req, {
      contentLength: declaredLength === undefined ? undefined : Number(declaredLength),
      arrived: pace.taken,
      confirm: async () => {
        openTenantOf(await repository.findStagingTarget(grant.key));
      },
      signal: pace.signal,
    });
    telemetry.metrics.receivedBytes.inc(received.sizeBytes);
    // The sandbox takes a file as live does, and keeps nothing of it.
    if (tenant.environment === 'test') await directory.delete(grant.key);
    return received;
  } finally {
    pace.stop();
  }
}

function openTenantOf(target: Awaited<ReturnType<Repository['findStagingTarget']>>): Tenant {
  if (!target) throw new NotFoundError('The upload behind this URL no longer exists. Start a new session.');
  if (target.status !== 'queued') {
    throw new ConflictError('The item no longer takes uploads. Start a new session for another file.', {
      status: target.status,
      lastErrorCode: target.lastErrorCode,
    });
  }
  return target;
}
