import type { RequestListener } from 'node:http';
import { identity, startSource, TestNetwork } from '@layers-content/fetch-guard/testing';

/** Hosts that lie on public addresses as far as the service knows, and on loopback in truth. */
export interface Web {
  readonly network: TestNetwork;
  /** What a URL answers from now on; unknown ones answer 404. */
  serve(url: string, answer: RequestListener): void;
  /** Forgets all that was served. */
  reset(): void;
  close(): Promise<void>;
}

const address = '93.184.216.34';

export async function openWeb(hosts: readonly string[] = ['media.example.com']): Promise<Web> {
  const key = await identity(hosts);
  const served = new Map<string, RequestListener>();
  const source = await startSource(key, (request, response) => {
    const answer = served.get(`https://${request.headers.host ?? ''}${request.url ?? ''}`);
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  const network = new TestNetwork(key.cert);
  for (const host of hosts) network.names.set(host, [[address]]);
  network.routes.set(address, source.port);
  return {
    network,
    serve: (url, answer) => served.set(url, answer),
    reset: () => served.clear(),
    close: () => source.close(),
  };
}

/** Answers these bytes as this type. */
export function answering(contentType: string, bytes: Uint8Array): RequestListener {
  return (_, response) =>
    response.writeHead(200, { 'content-type': contentType, 'content-length': bytes.byteLength }).end(bytes);
}
