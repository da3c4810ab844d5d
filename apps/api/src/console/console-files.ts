import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Coding, ServedFile } from '../http/answer-bytes.ts';

/** Beside the programs where they were built, else what the console's own build left; a trailing slash. */
const builtFolder = new URL('console/', import.meta.url);
const consoleFolder = existsSync(builtFolder) ? builtFolder : new URL('../../../console/dist/', import.meta.url);

const typeOf: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const endings = { br: '.br', gzip: '.gz' } as const;

/** The console as it is served. */
export interface ConsoleFiles {
  /** The one page; it says where it is mounted. */
  readonly page: ServedFile;
  /** By name, such as `index-BPg10rMf.js`: what a name stands for never changes. */
  readonly assets: ReadonlyMap<string, ServedFile>;
}

/** Whether there is a console to serve: a service that runs from its sources may have none. */
export function isConsoleBuilt(folder: URL = consoleFolder): boolean {
  return existsSync(new URL('index.html', folder));
}

/**
 * Reads the console.
 * @param mountPath such as `/console/`; the page asks for its parts below it.
 * @throws when a part is missing.
 */
export function readConsole(mountPath: string, folder: URL = consoleFolder): ConsoleFiles {
  const assets = new URL('assets/', folder);
  const names = readdirSync(assets).filter((name) => !Object.values(endings).some((ending) => name.endsWith(ending)));
  return {
    page: pageAt(mountPath, readFileSync(new URL('index.html', folder), 'utf8')),
    assets: new Map(names.map((name) => [name, assetAt(new URL(name, assets))])),
  };
}

function pageAt(mountPath: string, html: string): ServedFile {
  const bytes = Buffer.from(html.replaceAll('"./', `"${mountPath}`));
  return {
    bytes,
    type: 'text/html; charset=utf-8',
    cacheControl: 'no-cache',
    packed: new Map<Coding, () => Uint8Array>([
      ['br', () => brotliCompressSync(bytes)],
      ['gzip', () => gzipSync(bytes)],
    ]),
  };
}

function assetAt(file: URL): ServedFile {
  const type = typeOf[file.pathname.slice(file.pathname.lastIndexOf('.') + 1)];
  if (type === undefined) throw new Error(`no media type is known for ${file.pathname}`);
  return {
    bytes: readFileSync(file),
    type,
    cacheControl: 'public, max-age=31536000, immutable',
    packed: new Map<Coding, () => Uint8Array>([
      ['br', () => readFileSync(new URL(`${file.href}${endings.br}`))],
      ['gzip', () => readFileSync(new URL(`${file.href}${endings.gzip}`))],
    ]),
  };
}
