import { request } from 'node:http';
import type { ClientRequest } from 'node:http';
import type { Answer } from '../contract/documented-answers.ts';

/** One request as it goes over the wire: the path is sent as it stands, and no header but Host is added. */
export interface Exchange {
  readonly method: string;
  /** With its query; nothing in it is resolved or encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /**
   * Null or absent: no body. Chunks are sent one by one with `Transfer-Encoding: chunked`; text and bytes with their
   * length.
   */
  readonly body?: string | Uint8Array | readonly Uint8Array[] | null;
}

/** A request whose body is still being sent. */
export interface OpenExchange {
  /** Resolves when the operating system has taken the bytes. */
  write(bytes: Uint8Array): Promise<void>;
  end(): void;
  /** Breaks the connection. */
  abort(): void;
  readonly answer: Promise<RawReply>;
}

/** An answer with its exact bytes. */
export interface RawReply extends Answer {
  readonly bytes: Uint8Array;
}

/** Sends one request on a connection of its own. */
export function exchange(baseUrl: string, { body = null, ...head }: Exchange): Promise<RawReply> {
  const framing = framingOf(body, head.method);
  const open = openExchange(baseUrl, { ...head, headers: { ...framing, ...head.headers } });
  return send(open, body);
}

/** Sends the head of a request; the body is written by hand. `headers` must say how it ends. */
export function openExchange(baseUrl: string, { method, path, headers = {} }: Omit<Exchange, 'body'>): OpenExchange {
  const { hostname, port } = new URL(baseUrl);
  const outgoing = request({ hostname, port, method, path, agent: false });
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  const answer = answerOf(outgoing);
  // Whoever aborts knows that no answer comes.
  answer.catch(() => undefined);
  outgoing.flushHeaders();
  return {
    write: (bytes) =>
      new Promise((resolve, reject) =>
        outgoing.write(bytes, (error) => {
          if (error) reject(error);
          else resolve();
        }),
      ),
    end: () => outgoing.end(),
    abort: () => outgoing.destroy(),
    answer,
  };
}

async function send(open: OpenExchange, body: Exchange['body']): Promise<RawReply> {
  const chunks = body === null || body === undefined ? [] : isOne(body) ? [Buffer.from(body)] : body;
  // A refusal may come, and the connection end, before everything is sent.
  for (const chunk of chunks) await open.write(chunk).catch(() => undefined);
  open.end();
  return open.answer;
}

function isOne(body: string | Uint8Array | readonly Uint8Array[]): body is string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function framingOf(body: Exchange['body'], method: string): Record<string, string> {
  // Left alone, Node would send a chunked body of nothing.
  if (body === null || body === undefined) return method.startsWith('P') ? { 'Content-Length': '0' } : {};
  return isOne(body) ? { 'Content-Length': String(Buffer.byteLength(body)) } : { 'Transfer-Encoding': 'chunked' };
}

function answerOf(outgoing: ClientRequest): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const chunks: Uint8Array[] = [];
      incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const headers = new Headers();
        for (const [name, values] of Object.entries(incoming.headersDistinct)) {
          for (const value of values ?? []) headers.append(name, value);
        }
        const bytes = new Uint8Array(Buffer.concat(chunks));
        resolve({ status: incoming.statusCode ?? 0, headers, bytes, body: Buffer.from(bytes).toString() });
        outgoing.destroy();
      });
    });
  });
}
