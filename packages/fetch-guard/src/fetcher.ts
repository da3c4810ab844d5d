import { request as send } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { connectTo } from './connection.ts';
import { fetchError, FetchError } from './fetch-error.ts';
import { Lifetime } from './lifetime.ts';
import { systemNetwork } from './network.ts';
import type { Network } from './network.ts';
import { targetOf } from './url-policy.ts';
import type { FetchPolicy, Target } from './url-policy.ts';

/** How long and how much. The time of a look-up and of the handshake counts to the connection. */
export interface FetchLimits {
  readonly connectMs: number;
  readonly firstByteMs: number;
  /** A body that brings less than `bytes` in any `ms` is given up. */
  readonly pace: { readonly bytes: number; readonly ms: number };
  /** All of it, redirects and body included. */
  readonly wholeMs: number;
  /** Of the body; `Infinity` for whoever stops reading by itself. */
  readonly maxBytes: number;
}

export interface FetchOptions {
  readonly limits: FetchLimits;
  readonly signal?: AbortSignal;
  /** Told each host before it is asked, the first and those that redirects name; what it throws ends the request. */
  readonly onHost?: (host: string) => void;
}

export interface GetOptions extends FetchOptions {
  /** 0 to 3. */
  readonly maxRedirects: number;
}

export interface PostOptions extends FetchOptions {
  readonly headers: Readonly<Record<string, string>>;
}

export interface FetchedAnswer {
  /** Never one of a redirect. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** @throws FetchError while read: `encoding_refused`, `too_large`, `too_slow`, `answer_broken`, `stopped`. */
  readonly body: AsyncIterable<Uint8Array>;
  /** For whoever does not read to the end. */
  close(): void;
}

type Sent = { readonly method: 'GET' | 'POST'; readonly headers: Record<string, string>; readonly body?: Uint8Array };

const redirects = new Set([301, 302, 303, 307, 308]);
const maxRedirects = 3;

/**
 * Asks URLs that strangers name, and can reach nothing but public hosts and what the policy opens. No proxy, cookie or
 * credential of ours is ever sent, and nothing is kept from one request to the next.
 */
export class GuardedFetcher {
  readonly #policy: FetchPolicy;
  readonly #network: Network;

  constructor(policy: FetchPolicy, network: Network = systemNetwork) {
    this.#policy = policy;
    this.#network = network;
  }

  /**
   * Judges a URL by itself, without asking anybody. Answers its host.
   * @throws FetchError `url_refused` or `address_refused`.
   */
  check(url: string): string {
    return targetOf(url, this.#policy).host;
  }

  /** @throws FetchError, or what `onHost` throws. */
  get(url: string, options: GetOptions): Promise<FetchedAnswer> {
    const left = Math.min(options.maxRedirects, maxRedirects);
    return this.#fetch(url, { method: 'GET', headers: {} }, options, left);
  }

  /** A redirect is a failure. @throws FetchError, or what `onHost` throws. */
  post(url: string, body: Uint8Array, { headers, ...options }: PostOptions): Promise<FetchedAnswer> {
    return this.#fetch(url, { method: 'POST', headers: { ...headers }, body }, options, 0);
  }

  async #fetch(first: string, sent: Sent, options: FetchOptions, redirectsLeft: number): Promise<FetchedAnswer> {
    const life = new Lifetime(options.limits.wholeMs, options.signal);
    try {
      let target = targetOf(first, this.#policy);
      for (let left = redirectsLeft; ; left -= 1) {
        const response = await this.#ask(target, sent, options, life);
        if (!redirects.has(response.statusCode ?? 0)) return answerOf(response, options.limits, life);
        if (left === 0) throw redirectRefused(response);
        target = targetOf(locationOf(response, target.url), this.#policy);
        life.leave();
      }
    } catch (error) {
      life.close();
      throw error;
    }
  }

  async #ask(target: Target, sent: Sent, { limits, onHost }: FetchOptions, life: Lifetime): Promise<IncomingMessage> {
    onHost?.(target.host);
    const at = { policy: this.#policy, network: this.#network, life, connectMs: limits.connectMs };
    const socket = await life.within(limits.connectMs, connectTo(target, at));
    return life.within(limits.firstByteMs, responseOver(socket, target, sent, life));
  }
}

async function responseOver(socket: Socket, { url }: Target, sent: Sent, life: Lifetime): Promise<IncomingMessage> {
  const request = life.own(
    send({
      createConnection: () => socket,
      method: sent.method,
      path: url.pathname + url.search,
      headers: {
        'user-agent': 'layers-content',
        'accept-encoding': 'identity',
        ...sent.headers,
        ...(sent.body === undefined ? {} : { 'content-length': sent.body.length }),
        host: url.host,
        connection: 'close',
      },
    }),
  );
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.on('response', resolve).on('error', reject);
    // An upgrade that nobody asked for closes it without an error.
    request.on('close', () => reject(new FetchError('answer_broken')));
  });
  request.end(sent.body);
  try {
    const response = life.own(await answered);
    // Node's parser takes any three digits for a status.
    if ((response.statusCode ?? 0) < 100) throw new FetchError('answer_broken');
    return response;
  } catch (error) {
    throw fetchError(error, 'answer_broken');
  }
}

function answerOf(response: IncomingMessage, limits: FetchLimits, life: Lifetime): FetchedAnswer {
  const { statusCode = 0, headers } = response;
  return { status: statusCode, headers, body: bodyOf(response, limits, life), close: () => life.close() };
}

/** An encoded body is refused: its few bytes could become any number. */
function isPlain({ headers }: IncomingMessage): boolean {
  const encodings = [headers['content-encoding'] ?? 'identity', headers['transfer-encoding'] ?? 'chunked'];
  return encodings.join(' ').toLowerCase() === 'identity chunked';
}

async function* bodyOf(response: IncomingMessage, { pace, maxBytes }: FetchLimits, life: Lifetime) {
  let sizeBytes = 0;
  let atLastLook = 0;
  const looks = setInterval(() => {
    if (sizeBytes - atLastLook < pace.bytes) life.fail('too_slow');
    atLastLook = sizeBytes;
  }, pace.ms);
  try {
    if (!isPlain(response)) throw new FetchError('encoding_refused');
    if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw new FetchError('too_large');
    const chunks: AsyncIterable<Buffer> = response;
    for await (const chunk of chunks) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw new FetchError('too_large');
      yield chunk;
    }
  } catch (error) {
    throw life.failure ?? fetchError(error, 'answer_broken');
  } finally {
    clearInterval(looks);
    life.close();
  }
}

function redirectRefused({ statusCode }: IncomingMessage): FetchError {
  return new FetchError('redirect_refused', statusCode === undefined ? {} : { status: statusCode });
}

function locationOf(response: IncomingMessage, { href }: URL): string {
  const { location } = response.headers;
  if (location === undefined || !URL.canParse(location, href)) throw redirectRefused(response);
  return new URL(location, href).href;
}
