import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consolePolicy } from './console-policy.ts';
import { serveConsole } from './serve-console.ts';
import { answerProblems, notFound, requestIds } from '../http/answer.ts';
import { createLog } from '../log.ts';
import { exchange } from '../../test/http/exchange.ts';
import type { RawReply } from '../../test/http/exchange.ts';

const script = 'console.log("the console")';
const html = '<meta name="mount" content="./" /><script type="module" src="./assets/index-Ab1.js"></script>';
const settings = {
  publicUrl: 'https://api.example.test/content',
  mediaBaseUrl: 'https://media.example.test/files',
  objects: { kind: 'directory' },
} as const;

describe('the console as it is served', () => {
  let folder: string;
  let server: Listening;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'layers-content-console-'));
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), html);
    const asset = path.join(folder, 'assets', 'index-Ab1.js');
    writeFileSync(asset, script);
    writeFileSync(`${asset}.br`, brotliCompressSync(script));
    writeFileSync(`${asset}.gz`, gzipSync(script));
    server = await listening(appWith(folder));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  const ask = (at: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawReply> =>
    exchange(server.baseUrl, { method, path: at, headers });

  it.each(['/console', '/console/', '/console/content/cnt_1'])('is one page at %s', async (at) => {
    const { status, headers, body } = await ask(at);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(body).toBe(html.replaceAll('"./', '"/content/console/'));
  });

  it('lets nothing in but its own files and the places of files', async () => {
    const places = "'self' https://api.example.test https://media.example.test blob:";
    expect((await ask('/console')).headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${places}; img-src ${places}; ` +
        `media-src ${places}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
  });

  it('names the bucket that is put to where there is one', () => {
    const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' };
    const objects = {
      kind: 's3',
      bucket: 'media',
      stagingBucket: 'staging',
      endpoint: 'http://store.internal:9000',
      publicEndpoint: 'https://s3.example.test',
      region: 'eu-west-1',
      forcePathStyle: false,
      signLength: true,
      signChecksum: false,
      credentials,
      uploadCredentials: credentials,
    } as const;
    expect(consolePolicy({ ...settings, objects })).toContain(
      "connect-src 'self' https://api.example.test https://staging.s3.example.test https://media.example.test blob:;",
    );
  });

  it('lets browsers keep its parts for ever, packed as they like', async () => {
    const asset = '/console/assets/index-Ab1.js';
    const whole = await ask(asset);
    expect(whole.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect([whole.body, whole.headers.get('content-encoding')]).toEqual([script, null]);
    const gzip = await ask(asset, { 'Accept-Encoding': 'gzip' });
    expect([gunzipSync(gzip.bytes).toString(), gzip.headers.get('content-encoding')]).toEqual([script, 'gzip']);
    const brotli = await ask(asset, { 'Accept-Encoding': 'gzip, deflate, br' });
    expect([brotliDecompressSync(brotli.bytes).toString(), brotli.headers.get('content-encoding')]).toEqual([
      script,
      'br',
    ]);
    const head = await ask(asset, { 'Accept-Encoding': 'br' }, 'HEAD');
    expect([head.body, head.headers.get('content-length')]).toEqual(['', String(brotli.bytes.byteLength)]);
  });

  it('says that a page still holds', async () => {
    const { headers } = await ask('/console', { 'Accept-Encoding': 'br' });
    const again = await ask('/console', { 'Accept-Encoding': 'br', 'If-None-Match': headers.get('etag') ?? '' });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await ask('/console')).headers.get('etag')).not.toBe(headers.get('etag'));
  });

  it.each(['/console/assets/other.js', '/console/assets/..%2Findex.html', '/consoles', '/Console'])(
    'has nothing at %s',
    async (at) => {
      expect((await ask(at)).status).toBe(404);
    },
  );

  it('is only read', async () => {
    const { status, headers } = await ask('/console', {}, 'POST');
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect((await ask('/console/assets/index-Ab1.js', {}, 'OPTIONS')).status).toBe(204);
  });

  it('is absent where it was not built', async () => {
    const without = await listening(appWith(path.join(folder, 'assets')));
    expect((await exchange(without.baseUrl, { method: 'GET', path: '/console' })).status).toBe(404);
    without.close();
  });
});

function appWith(folder: string): RequestListener {
  const app = express();
  app.use(
    requestIds(() => 'req_1'),
    serveConsole(settings, pathToFileURL(`${folder}/`)),
    notFound,
  );
  app.use(answerProblems(createLog('silent')));
  return app;
}

interface Listening {
  readonly baseUrl: string;
  close(): void;
}

async function listening(app: RequestListener): Promise<Listening> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { baseUrl: `http://127.0.0.1:${port}`, close: () => server.close() };
}
