import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';
import { sendBytes } from './send-bytes.ts';

const rendererFolder = new URL('.', pathToFileURL(createRequire(import.meta.url).resolve('swagger-ui-dist/swagger-ui.css')));
const pageFolder = new URL('docs/', import.meta.url);

/** What the page is made of: a request is compared with these names, never used as a path. */
const folderOf: Readonly<Record<string, URL>> = {
  'code-samples.js': pageFolder,
  'docs.css': pageFolder,
  'icon.svg': pageFolder,
  'init.js': pageFolder,
  'needed-scope.js': pageFolder,
  'own-parameters.js': pageFolder,
  'swagger-ui-bundle.js': rendererFolder,
  'swagger-ui.css': rendererFolder,
};

const typeOf = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

/** Everything comes from us, no script or style stands in the page itself, and nobody may frame it. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The names of the page's own parts. */
export const assetNames: readonly string[] = Object.keys(folderOf);

/** Answers with one part of the page, read now. @throws when it is missing, which stops the boot. */
export function answerAsset(name: string): RequestHandler {
  return answerPart(name, readFileSync(new URL(name, folderOf[name] ?? pageFolder)));
}

/** Answers with the page itself, with a script more if one is named. */
export function answerPage(extraScript?: string): RequestHandler {
  const html = readFileSync(new URL('index.html', pageFolder), 'utf8');
  const script = extraScript === undefined ? '' : `  <script src="docs/${extraScript}" type="module"></script>\n  `;
  return answerPart('index.html', Buffer.from(html.replace('</head>', `${script}</head>`)));
}

function answerPart(name: string, bytes: Uint8Array): RequestHandler {
  const answer = answerFile(name, bytes);
  return (req, res, next) => {
    res.setHeader('Content-Security-Policy', pagePolicy);
    return answer(req, res, next);
  };
}

/** Answers with bytes at hand, typed by the name's ending; browsers keep them but ask each time whether they still hold. */
export function answerFile(name: string, bytes: Uint8Array): RequestHandler {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const type = Object.entries(typeOf).find(([known]) => known === ending)?.[1];
  if (type === undefined) throw new Error(`no media type is known for ${name}`);
  const plain = { bytes, etag: etagOf(bytes), encoding: null } as const;
  // Made once; a stranger's request costs no compression.
  const gzipped = type === typeOf.json ? { bytes: gzipSync(bytes), etag: etagOf(bytes, '-gzip'), encoding: 'gzip' } as const : plain;
  return (req, res) => {
    const { bytes: body, etag, encoding } = req.acceptsEncodings('gzip', 'identity') === 'gzip' ? gzipped : plain;
    res.setHeader('Cache-Control', 'no-cache');
    res.setHeader('ETag', etag);
    if (gzipped !== plain) res.setHeader('Vary', 'Accept-Encoding');
    if (req.fresh) {
      res.status(304).end();
      return;
    }
    res.setHeader('Content-Type', type);
    if (encoding !== null) res.setHeader('Content-Encoding', encoding);
    res.setHeader('Content-Length', body.byteLength);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    sendBytes(res, body);
  };
}

function etagOf(bytes: Uint8Array, suffix = ''): string {
  return `"${createHash('sha256').update(bytes).digest('base64url')}${suffix}"`;
}
