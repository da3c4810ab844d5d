import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { isObject, operationTable, readBundle } from '@layers-content/contract';
import type { JsonObject } from '@layers-content/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractAt } from '../src/docs/docs.ts';
import { createDocsPreview } from '../src/docs/docs-preview.ts';
import { guideTitles } from '../src/docs/links.ts';
import { servedDocument } from '../src/docs/served-document.ts';
import { startTestService } from './test-service.ts';
import type { TestService } from './test-service.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const pageFolder = new URL('../src/docs/page/', import.meta.url);

describe('the reference of the service', () => {
  let service: TestService;
  let docs: Asking;
  beforeAll(async () => {
    service = await startTestService();
    docs = askAt(service.baseUrl);
  });
  afterAll(() => service.close());

  it('serves the contract in its shortest form, with its own address and nothing that only tests read', async () => {
    const { status, headers, body } = await docs.ask('/openapi.json');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    const served: unknown = JSON.parse(body.toString());
    expect(body.toString()).toBe(JSON.stringify(served));
    const { publicUrl } = service.context.config;
    expect(at(served, 'servers')).toEqual([{ url: publicUrl, description: 'This service.' }]);
    expect(body.toString()).not.toMatch(/"x-request"|"x-headers"|api\.layers\.com/);
    expect(at(served, 'paths')).toEqual(at(servedDocument(readBundle(), publicUrl), 'paths'));
  });

  it('serves texts packed to whoever takes them so', async () => {
    for (const path of ['/openapi.json', '/docs/scalar.js', '/llms.txt']) {
      const plain = await docs.ask(path, { headers: { 'Accept-Encoding': 'gzip;q=0' } });
      const packed = await docs.ask(path, { headers: { 'Accept-Encoding': 'br, gzip' } });
      expect([plain.headers['content-encoding'], packed.headers['content-encoding']]).toEqual([undefined, 'gzip']);
      expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
      expect([plain.headers.vary, packed.headers.vary]).toEqual(['Accept-Encoding', 'Accept-Encoding']);
      expect(packed.headers.etag).not.toBe(plain.headers.etag);
      const again = await docs.ask(path, {
        headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': packed.headers.etag ?? '' },
      });
      const head = await docs.ask(path, { method: 'HEAD', headers: { 'Accept-Encoding': 'gzip' } });
      expect([again.status, head.status, head.headers['content-length']]).toEqual([
        304,
        200,
        String(packed.body.byteLength),
      ]);
    }
  });

  it('names every operation and guide in llms.txt, and has a page for each', async () => {
    const { body, headers } = await docs.ask('/llms.txt');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    const named = Array.from(
      body.toString().matchAll(/\((http[^)]*\.md)\)/g),
      ([, address = '']) => new URL(address).pathname,
    );
    expect(named).toEqual([
      ...Object.keys(guideTitles).map((name) => `/docs/${name}.md`),
      ...Object.keys(operationTable).map((id) => `/docs/${id}.md`),
    ]);
    for (const path of named) {
      const page = await docs.ask(path);
      expect({ path, status: page.status, type: page.headers['content-type'] }).toEqual({
        path,
        status: 200,
        type: 'text/markdown; charset=utf-8',
      });
      const links = Array.from(
        page.body.toString().matchAll(/\]\((\w[\w-]*\.md)\)/g),
        ([, target = '']) => `/docs/${target}`,
      );
      expect(links.filter((link) => !named.includes(link))).toEqual([]);
    }
  });

  it.each([
    ['/docs/api/reference/content/create-upload-session', '/docs/createUploadSession.md'],
    ['/docs/api/reference/content/finalize-upload', '/docs/finalizeUpload.md'],
    ['/docs/api/reference/content/get-container', '/docs/getContent.md'],
    ['/docs/api/reference/content/patch-container', '/docs/updateContent.md'],
    ['/docs/api/guides/upload-finished-content', '/docs/upload-finished-content.md'],
    ['/docs/api/concepts/sandbox', '/docs/sandbox.md'],
  ])('leads from the address %s of the public reference to %s', async (address, page) => {
    const { status, headers } = await docs.ask(address);
    expect({ status, path: new URL(headers.location ?? '', `${service.baseUrl}${address}`).pathname }).toEqual({
      status: 308,
      path: page,
    });
  });

  it('serves the page under a policy that lets nothing in from elsewhere', async () => {
    const { status, headers, body } = await docs.ask('/docs');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toBe(policy);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(body.toString()).not.toContain('preview.js');
    // What can be read before the renderer has come.
    expect(body.toString()).toMatch(/<div id="reference"><p[^>]*>\w/);
  });

  it('serves everything the page and its scripts name, with its type', async () => {
    const named = await linked(docs);
    expect(named.length).toBeGreaterThanOrEqual(5);
    for (const path of named) {
      const { status, headers, body } = await docs.ask(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(headers['content-type']).toBe(expectedType(path));
      expect(headers['content-security-policy']).toBe(policy);
      expect(body.byteLength).toBeGreaterThan(100);
    }
  });

  it('names no other host, and no style or script in the page itself', () => {
    const files = readdirSync(pageFolder);
    expect(files).toContain('index.html');
    for (const file of files) {
      const text = readFileSync(new URL(file, pageFolder), 'utf8').replaceAll('xmlns="http://www.w3.org/2000/svg"', '');
      expect({
        file,
        found: /(?:https?:)?\/\/[a-z0-9.-]+\.[a-z]|@import|\bon\w+="|\bstyle[=:]|<style|<script>/i.exec(text)?.[0],
      }).toEqual({ file });
    }
  });

  it('answers HEAD with the headers of GET, and 304 to who has it already', async () => {
    for (const path of ['/openapi.json', '/docs', '/docs/init.js']) {
      const whole = await docs.ask(path);
      const head = await docs.ask(path, { method: 'HEAD' });
      expect(head.status).toBe(200);
      expect(head.body).toHaveLength(0);
      expect(head.headers['content-length']).toBe(String(whole.body.byteLength));
      expect(head.headers.etag).toBe(whole.headers.etag);
      const again = await docs.ask(path, { headers: { 'If-None-Match': whole.headers.etag ?? '' } });
      expect({ status: again.status, size: again.body.byteLength }).toEqual({ status: 304, size: 0 });
    }
  });

  it('leads from the path with a slash to the one without', async () => {
    const { status, headers } = await docs.ask('/docs/');
    expect({ status, location: headers.location }).toEqual({ status: 308, location: '../docs' });
  });

  it.each(['/openapi.json', '/docs', '/docs/init.js'])('refuses other methods of %s in the envelope', async (path) => {
    const { status, headers, body } = await docs.ask(path, { method: 'POST' });
    expect({ status, allow: headers.allow, code: codeOf(body) }).toEqual({
      status: 405,
      allow: 'GET, HEAD, OPTIONS',
      code: 'METHOD_NOT_ALLOWED',
    });
    const options = await docs.ask(path, { method: 'OPTIONS' });
    expect({ status: options.status, allow: options.headers.allow }).toEqual({
      status: 204,
      allow: 'GET, HEAD, OPTIONS',
    });
  });

  it.each([
    '/docs/nothing.js',
    '/docs/index.html',
    '/docs/preview.js',
    '/docs/changes',
    '/docs/scalar.js.map',
    '/docs/package.json',
    '/docs/init.js/',
    '/docs/INIT.js',
    '/DOCS',
    '/openapi.json/',
    '/docs//init.js',
    '/docs/../docs.ts',
    '/docs/..%2fdocs.ts',
    '/docs/%2e%2e/docs.ts',
    '/docs/..%5cdocs.ts',
    '/docs/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json',
    '/docs/../../../../../../etc/passwd',
    '/docs/init.js%00.css',
  ])('has nothing at %s', async (path) => {
    const { status, body } = await docs.ask(path);
    expect({ status, code: codeOf(body) }).toEqual({ status: 404, code: 'NOT_FOUND' });
  });

  it('shows each operation by its id and scope, common headers once, and links to operations and guides', async () => {
    const script: unknown = await import(new URL('shown-contract.js', pageFolder).href);
    if (!isObject(script) || typeof script['shownContract'] !== 'function')
      throw new Error('shown-contract.js lacks its function');
    const shown: unknown = Reflect.apply(script['shownContract'], undefined, [readBundle()]);
    const finalize = at(shown, 'paths', '/v1/content/{containerId}/finalize-upload', 'post');
    expect(at(finalize, 'description')).toMatch(/^`finalizeUpload` · scope `content:write`\n\n/);
    expect(at(finalize, 'responses', '409', 'headers')).toEqual({
      'Retry-After': { $ref: '#/components/headers/RetryAfterInProgressHeader' },
    });
    expect(script['guideNames']).toEqual(Object.keys(guideTitles));
    for (const guide of Object.keys(guideTitles))
      expect(JSON.stringify(at(shown, 'paths'))).toContain(`[\`${guide}\`](docs/${guide}.md)`);
    expect(at(shown, 'info', 'description')).toContain('[`finalizeUpload`](#tag/uploads/finalizeUpload)');
    const [, headers = ''] = String(at(shown, 'info', 'description')).split('## Headers of every answer\n');
    expect(Array.from(headers.matchAll(/^\| `([\w-]+)` \| ./gm), ([, name]) => name)).toEqual([
      'X-Request-Id',
      'X-RateLimit-Endpoint-Class',
      'X-RateLimit-Limit',
      'X-RateLimit-Remaining',
      'X-RateLimit-Reset',
    ]);
  });
});

describe('the preview of the reference', () => {
  it('serves the contract of the moment, as texts too, and tells open pages of changes and faults', async () => {
    const origin = 'http://127.0.0.1:8788';
    const [before, after] = ['Harbour', 'Lighthouse'].map((title) => {
      const bundle = readBundle();
      return contractAt(origin, () => ({ ...bundle, info: { ...childOf(bundle, 'info'), title } }));
    });
    if (!before || !after) throw new Error('there are two contracts');
    let shown = before;
    const preview = createDocsPreview(() => shown);
    const server = createServer(preview.app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const baseUrl = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : ''}`;
    const docs = askAt(baseUrl);
    try {
      expect(await linked(docs)).toContain('/docs/preview.js');
      expect((await docs.ask('/llms.txt')).body.toString()).toContain('# Harbour\n');
      preview.tell('operations/whoami.yaml:3:1\nis no operation');
      const changes = await fetch(`${baseUrl}/docs/changes`);
      expect(changes.headers.get('content-type')).toContain('text/event-stream');
      shown = after;
      preview.reload();
      preview.tell('');
      preview.close();
      expect(await changes.text()).toBe(
        'event: fault\ndata: "operations/whoami.yaml:3:1\\nis no operation"\n\nevent: change\ndata: ""\n\nevent: fault\ndata: ""\n\n',
      );
      expect((await docs.ask('/openapi.json')).body.toString()).toBe(after.bundleText());
      expect((await docs.ask('/llms.txt')).body.toString()).toContain('# Lighthouse\n');
      expect((await docs.ask('/docs/whoami.md')).status).toBe(200);
      expect((await docs.ask('/docs/sandbox.md')).status).toBe(200);
      expect((await docs.ask('/docs')).headers['content-security-policy']).toBe(policy);
    } finally {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    }
  });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Asking {
  /** Sends the path as it is: fetch would resolve its dots first. */
  ask(path: string, options?: { method?: string; headers?: Record<string, string> }): Promise<Answer>;
}

function askAt(baseUrl: string): Asking {
  const { hostname, port } = new URL(baseUrl);
  return {
    ask: (path, options) =>
      new Promise((resolve, reject) => {
        const sent = request({ hostname, port, path, ...options }, (res) => {
          const chunks: Buffer[] = [];
          res.on('data', (chunk: Buffer) => chunks.push(chunk));
          res.on('end', () => resolve({ status: res.statusCode, headers: res.headers, body: Buffer.concat(chunks) }));
          res.on('error', reject);
        });
        sent.on('error', reject).end();
      }),
  };
}

/** Paths of all scripts, styles and pictures that the page names, and of what its scripts import. */
async function linked(docs: Asking): Promise<string[]> {
  const html = (await docs.ask('/docs')).body.toString();
  const named = Array.from(
    html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+)"/g),
    ([, target = '']) => `/${target}`,
  );
  const init = (await docs.ask('/docs/init.js')).body.toString();
  const imported = Array.from(init.matchAll(/from '\.\/([^']+)'/g), ([, name = '']) => `/docs/${name}`);
  return [...named, ...imported];
}

function expectedType(path: string): string | undefined {
  const types = new Map([
    ['js', 'text/javascript; charset=utf-8'],
    ['css', 'text/css; charset=utf-8'],
    ['svg', 'image/svg+xml'],
  ]);
  return types.get(path.slice(path.lastIndexOf('.') + 1));
}

function childOf(value: unknown, key: string): JsonObject {
  const child = at(value, key);
  return isObject(child) ? child : {};
}

function codeOf(body: Buffer): unknown {
  return at(JSON.parse(body.toString()), 'error', 'code');
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((parent, key) => (isObject(parent) ? parent[key] : undefined), value);
}
