import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3StoreOptions } from '../../src/index.ts';
import { refusalAnswer, S3Refusal } from './answer.ts';
import type { Answer } from './answer.ts';
import { honest } from './lies.ts';
import type { Behaviour, Lie } from './lies.ts';
import type { Bucket, StoredBuckets } from './objects.ts';
import { operations } from './operations.ts';
import { readRequest } from './request.ts';
import type { S3Request } from './request.ts';
import { signerOf } from './signature.ts';

/** An S3 in this process: strict unless told to lie. */
export interface LyingS3 {
  /** For `openS3Store`. */
  readonly options: S3StoreOptions;
  /** A key that may put objects under `staging/`, and nothing else. */
  readonly uploadCredentials: S3StoreOptions['credentials'];
  /** May be changed at any time. */
  behaviour: Behaviour;
  /** Decides about each request once its signature was checked. */
  lieAbout: (request: S3Request) => Lie | null;
  /** The store's clock. */
  now: () => Date;
  readonly buckets: StoredBuckets;
  /** Every request so far, in order of arrival. */
  readonly requests: readonly S3Request[];
  close(): Promise<void>;
}

const accessKey = { accessKeyId: 'LYINGS3ACCESSKEY', secretAccessKey: 'secret/of+the+lying=store' };
const uploadCredentials = { accessKeyId: 'LYINGS3UPLOADKEY', secretAccessKey: 'another/secret+of=it' };

/**
 * Starts the store on a free port of loopback, with these empty buckets: the second, if there is one, is for
 * `staging/`.
 */
export async function startLyingS3(bucketNames: readonly [string, string?] = ['media']): Promise<LyingS3> {
  const requests: S3Request[] = [];
  const server = createServer((incoming, response) => {
    answer(lying, requests, incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${portOf(server.address())}`;
  const lying: LyingS3 = {
    options: {
      bucket: bucketNames[0],
      stagingBucket: bucketNames[1] ?? bucketNames[0],
      endpoint,
      publicEndpoint: endpoint,
      region: 'eu-test-1',
      forcePathStyle: true,
      credentials: accessKey,
      signLength: false,
      signChecksum: false,
    },
    uploadCredentials,
    behaviour: honest,
    lieAbout: () => null,
    now: () => new Date(),
    buckets: new Map(
      bucketNames.flatMap((name): [string, Bucket][] => (name === undefined ? [] : [[name, new Map()]])),
    ),
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return lying;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

async function answer(
  lying: LyingS3,
  requests: S3Request[],
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // As on a real store, the signature is judged when the request begins, however long its body takes.
  const begunAt = lying.now();
  const request = await readRequest(incoming);
  requests.push(request);
  const lie = lying.lieAbout(request);
  if (lie?.kind === 'silence') return;
  if (lie?.kind === 'reset') {
    incoming.socket.resetAndDestroy();
    return;
  }
  const given = await answerOf(lying, request, lie, begunAt);
  if (lie?.kind === 'lose answer') {
    incoming.socket.resetAndDestroy();
    return;
  }
  send(response, request, given, lie);
}

async function answerOf(lying: LyingS3, request: S3Request, lie: Lie | null, begunAt: Date): Promise<Answer> {
  try {
    if (request.operation === 'Preflight') return preflight(lying, request);
    if (request.operation === 'Unknown') throw new S3Refusal(501, 'NotImplemented');
    const signer = signerOf(request, [accessKey, uploadCredentials], lying.behaviour, begunAt);
    const allowed =
      signer === uploadCredentials
        ? request.operation === 'PutObject' && request.key.startsWith('staging/')
        : signer !== null;
    if (!allowed && !isPublic(lying, request)) throw new S3Refusal(403, 'AccessDenied');
    if (lie?.kind === 'refuse') throw new S3Refusal(lie.status, lie.code);
    if (lie?.kind === 'delay') await lie.until;
    const buckets = lie?.kind === 'feign' ? copyOf(lying.buckets) : lying.buckets;
    return operations[request.operation](request, { buckets, behaviour: lying.behaviour, lie, now: lying.now() });
  } catch (error) {
    if (!(error instanceof S3Refusal)) throw error;
    if (error.code === 'NoSuchKey' && !lying.behaviour.tellsAbsence)
      return refusalAnswer(new S3Refusal(403, 'AccessDenied'));
    return refusalAnswer(error);
  }
}

function copyOf(buckets: StoredBuckets): StoredBuckets {
  return new Map([...buckets].map(([name, objects]) => [name, new Map(objects)]));
}

function isPublic({ behaviour, options, buckets }: LyingS3, { operation, bucket, key }: S3Request): boolean {
  const reads = operation === 'GetObject' || operation === 'HeadObject';
  if (reads && buckets.get(bucket)?.get(key)?.isPublic) return true;
  return (
    reads && bucket === options.bucket && behaviour.publicPrefix !== null && key.startsWith(behaviour.publicPrefix)
  );
}

function preflight({ behaviour }: LyingS3, { headers }: S3Request): Answer {
  const origin = headers['origin'] ?? '';
  if (!behaviour.corsOrigins.includes(origin)) throw new S3Refusal(403, 'AccessForbidden');
  return {
    status: 200,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
    },
  };
}

function send(
  response: ServerResponse,
  request: S3Request,
  { status, headers = {}, body }: Answer,
  lie: Lie | null,
): void {
  const length = body === undefined || lie?.kind === 'quiet cut' ? {} : { 'content-length': String(body.byteLength) };
  response.writeHead(status, { ...length, ...headers });
  if (request.method === 'HEAD' || body === undefined) {
    response.end();
  } else if (lie?.kind === 'quiet cut') {
    response.end(body.subarray(0, lie.afterBytes));
  } else if (lie?.kind === 'cut body') {
    response.write(body.subarray(0, lie.afterBytes), () => response.socket?.resetAndDestroy());
  } else {
    response.end(body);
  }
}
