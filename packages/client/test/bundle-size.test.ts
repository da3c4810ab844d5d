import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const limitBytes = 15 * 1_024;
const late = ['@layers-content/media-probe/browser', '@layers-content/platform-fit'];

test('what a page loads of it is at most 15 KB, and what looks at files is no part of that', async () => {
  const { outputFiles, metafile } = await build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: ['src/index.ts'],
    bundle: true,
    minify: true,
    write: false,
    outfile: 'client.js',
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: late,
    logLevel: 'silent',
  });
  const [output] = outputFiles;
  const sizeBytes = gzipSync(output?.contents ?? '', { level: 9 }).byteLength;
  console.log(`client: ${sizeBytes} bytes gzip`);
  expect(sizeBytes).toBeGreaterThan(1_000);
  expect(sizeBytes).toBeLessThanOrEqual(limitBytes);
  const imports = Object.values(metafile.outputs).flatMap((each) => each.imports);
  expect(imports.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual(
    late.map((name) => `dynamic-import ${name}`),
  );
  expect(Object.keys(metafile.inputs).filter((input) => /media-probe|platform-fit|contract/.test(input))).toEqual([]);
});
