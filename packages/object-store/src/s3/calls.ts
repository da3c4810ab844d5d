import type { S3 } from '@aws-sdk/client-s3';
import { callFaultOf, storeFault } from './call-fault.ts';
import { defaultRequestTimeoutMs, defaultTransferTimeoutMs } from './options.ts';
import type { S3StoreOptions } from './options.ts';
import { within } from './within.ts';

/** What is handed to every method of the SDK. */
export interface SendOptions {
  readonly abortSignal: AbortSignal;
}

export interface Call<A extends string> {
  /** The API's name of it, for the log. */
  readonly operation: string;
  /** Error codes that answer the question. */
  readonly answers?: Readonly<Record<string, A>>;
  /** A whole object is moved: the longer bound holds. */
  readonly transfers?: boolean;
  /** Instead of either bound. */
  readonly timeoutMs?: number;
  /** Never repeated by the SDK. */
  readonly once?: boolean;
}

/** Calls to the store, each within its bound and with every outcome named. */
export interface S3Calls {
  /** @throws StorageFullError, UnavailableError for every outcome that is no answer. */
  ask<T, A extends string = never>(call: Call<A>, work: (s3: S3, options: SendOptions) => Promise<T>): Promise<T | A>;
  /** Ends all connections. */
  close(): void;
}

/** More than the deletions and finalizes of one process at a time, so that no call waits for another's connection. */
const maxSockets = 256;
const connectionTimeoutMs = 3_000;
const maxAttempts = 3;

/** Without one the SDK writes to the console. Every fault is thrown, and told by who catches it. */
const silent = { trace: say, debug: say, info: say, warn: say, error: say };
function say(): void {
  // Nothing.
}

/** Connects nothing yet. The SDK takes half a second to load, which only those pay who open a store on S3. */
export async function openCalls(options: S3StoreOptions): Promise<S3Calls> {
  const { S3 } = await import('@aws-sdk/client-s3');
  const { requestTimeoutMs = defaultRequestTimeoutMs, transferTimeoutMs = defaultTransferTimeoutMs } = options;
  const shared = {
    region: options.region,
    credentials: options.credentials,
    forcePathStyle: options.forcePathStyle,
    endpoint: options.endpoint,
    // The SDK's own checksums are unknown to many stores; TLS guards the way, and what is judged is read back anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    logger: silent,
  } as const;
  const agents = { httpAgent: { maxSockets }, httpsAgent: { maxSockets } };
  const s3 = new S3({ ...shared, maxAttempts, requestHandler: { connectionTimeout: connectionTimeoutMs, ...agents } });
  const s3Once = new S3({ ...shared, maxAttempts: 1, requestHandler: s3.config.requestHandler });
  return {
    async ask({ operation, answers, transfers = false, once = false, timeoutMs }, work) {
      try {
        const boundMs = timeoutMs ?? (transfers ? transferTimeoutMs : requestTimeoutMs);
        return await within(boundMs, (abortSignal) => work(once ? s3Once : s3, { abortSignal }));
      } catch (error) {
        const fault = callFaultOf(operation, error);
        const answer = answers?.[fault.code];
        if (answer !== undefined) return answer;
        throw storeFault(fault);
      }
    },
    close() {
      s3.destroy();
    },
  };
}
