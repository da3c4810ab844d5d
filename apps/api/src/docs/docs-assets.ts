import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';
import { answerBytes } from '../http/answer-bytes.ts';

const pack = promisify<Uint8Array, Uint8Array>(gzip);

const pageFolder = new URL('page/', import.meta.url);
/** Beside the programs where they were built, else in its package. */
const builtRenderer = new URL('standalone.js', import.meta.url);
const renderer = existsSync(builtRenderer)
  ? builtRenderer
  : new URL('browser/standalone.js', import.meta.resolve('@scalar/api-reference'));

/** What the page is made of: a request is compared with these names, never used as a path. */
const fileOf: Readonly<Record<string, URL>> = {
  'docs.css': new URL('docs.css', pageFolder),
  'icon.svg': new URL('icon.svg', pageFolder),
  'init.js': new URL('init.js', pageFolder),
  'scalar.js': renderer,
  'shown-contract.js': new URL('shown-contract.js', pageFolder),
};

const typeOf = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
} as const;

/** Everything comes from us, no script stands in the page itself, and nobody may frame it. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The renderer sets styles on its elements.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The names of the page's own parts. */
export const assetNames: readonly string[] = Object.keys(fileOf);

/** Answers with one part of the page, read now. @throws when it is missing, which stops the boot. */
export function answerAsset(name: string): RequestHandler {
  return answerPart(name, readFileSync(fileOf[name] ?? new URL(name, pageFolder)));
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

/**
 * Answers with bytes at hand, typed by the name's ending; browsers keep them but ask each time whether they still
 * hold.
 */
export function answerFile(name: string, bytes: Uint8Array): RequestHandler {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const type = Object.entries(typeOf).find(([known]) => known === ending)?.[1];
  if (type === undefined) throw new Error(`no media type is known for ${name}`);
  // Packed once, when it is first asked for, in a thread beside the one that answers.
  return answerBytes({ bytes, type, cacheControl: 'no-cache', packed: new Map([['gzip', () => pack(bytes)]]) });
}
