import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import type { Plugin } from 'vite';

const service = 'http://127.0.0.1:8787';
const ofTheService = ['/v1', '/uploads', '/public-media', '/sandbox-media'];

export default defineConfig(({ command }) => ({
  // The service says where it mounts the page, which may be behind a prefix; nothing else may depend on it.
  base: command === 'serve' ? '/console/' : './',
  plugins: [react(), packed()],
  // Our packages are built in, from their sources.
  resolve: { conditions: ['@layers-content/source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    // The page's policy lets in files of this origin, not data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: Object.fromEntries(ofTheService.map((prefix) => [prefix, service])) },
}));

const pack = { gz: promisify<Uint8Array, Uint8Array>(gzip), br: promisify<Uint8Array, Uint8Array>(brotliCompress) };

/** Puts beside each part of the page the same packed as gzip and as brotli, so that no request waits for packing. */
function packed(): Plugin {
  let folder = '';
  return {
    name: 'packed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = path.resolve(root, build.outDir);
    },
    closeBundle: async () => {
      const names = await readdir(folder, { recursive: true });
      const texts = names.filter((name) => /\.(css|js|svg)$/.test(name));
      await Promise.all(texts.map((name) => packBeside(path.join(folder, name))));
    },
  };
}

async function packBeside(file: string): Promise<void> {
  const bytes = await readFile(file);
  await Promise.all(
    Object.entries(pack).map(async ([ending, packing]) => writeFile(`${file}.${ending}`, await packing(bytes))),
  );
}
