import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Page {
  readonly type: string;
  readonly body: Uint8Array | string;
}

/** What lies at which path of the page's origin. */
export type Site = ReadonlyMap<string, Page>;

export interface PageServer {
  readonly url: string;
  /** What the page has posted to `/answers`. */
  readonly answers: Promise<string>;
  close(): void;
}

/** Serves a page on loopback until it has posted its answers. */
export async function servePage(site: Site): Promise<PageServer> {
  let answer: (body: string) => void = () => undefined;
  const answers = new Promise<string>((resolve) => {
    answer = resolve;
  });
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      void text(request).then(answer);
      response.end();
      return;
    }
    const found = site.get(request.url ?? '');
    response.writeHead(found ? 200 : 404, { 'Content-Type': found?.type ?? 'text/plain' }).end(found?.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server.address())}/`,
    answers,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.');
  return address.port;
}
