import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A site that is not the service's, with the client and files to upload. */
export interface UploadingSite {
  readonly origin: string;
  close(): void;
}

/** @param files by their path. */
export async function serveUploadingPage(port: number, files: ReadonlyMap<string, Uint8Array>): Promise<UploadingSite> {
  const client = await clientForBrowsers();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/')
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Upload</title>');
    else if (path === '/client.js') response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(client);
    else response.writeHead(files.has(path) ? 200 : 204).end(files.get(path));
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The published client with what it loads late, as one module. */
async function clientForBrowsers(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../../../packages/client/src/index.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@layers-content/source'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
