import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * The browser entry as one module, and the files it is made of.
 * @throws when it imports what a browser does not have
 */
export async function bundleForBrowsers(): Promise<{ code: string; inputs: readonly string[] }> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/browser/index.ts'],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  });
  return { code: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs) };
}
