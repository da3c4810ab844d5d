import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { isObject } from '@layers-content/contract';

/** A span as a collector gets it. */
export interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for a root. */
  readonly parentSpanId: string;
  readonly name: string;
  /** 1 is internal, 2 is server. */
  readonly kind: number;
  /** 0 is unset, 2 is error. */
  readonly status: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A collector on loopback that keeps what it gets. */
export interface OtlpSink {
  readonly endpoint: string;
  /** Paths that were asked for. */
  readonly paths: readonly string[];
  /** Everything that was sent, as text. */
  sent(): string;
  spans(): readonly SentSpan[];
  close(): Promise<void>;
}

export async function startOtlpSink(): Promise<OtlpSink> {
  const bodies: string[] = [];
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    void text(request).then((body) => {
      bodies.push(body);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sink has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    paths,
    sent: () => bodies.join('\n'),
    spans: () => bodies.flatMap((body) => spansIn(JSON.parse(body))),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function spansIn(request: unknown): readonly SentSpan[] {
  const within = (value: unknown, list: string): readonly Readonly<Record<string, unknown>>[] => {
    const found: unknown = isObject(value) ? value[list] : [];
    return Array.isArray(found) ? found.filter(isObject) : [];
  };
  return within(request, 'resourceSpans')
    .flatMap((resource) => within(resource, 'scopeSpans'))
    .flatMap((scope) => within(scope, 'spans'))
    .map((span) => ({
      traceId: String(span['traceId']),
      spanId: String(span['spanId']),
      parentSpanId: typeof span['parentSpanId'] === 'string' ? span['parentSpanId'] : '',
      name: String(span['name']),
      kind: Number(span['kind']),
      status: Number(isObject(span['status']) ? span['status']['code'] : undefined),
      attributes: Object.fromEntries(
        within(span, 'attributes').map(({ key, value }) => [
          String(key),
          isObject(value) ? Object.values(value)[0] : value,
        ]),
      ),
    }));
}
