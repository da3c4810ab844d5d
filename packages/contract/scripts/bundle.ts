// Prints what `generate` would write to openapi.json, and writes nothing.
import { readContract, renderBundle } from './render.ts';

try {
  process.stdout.write(renderBundle(await readContract()));
} catch (error) {
  if (!(error instanceof Error && 'stderr' in error)) throw error;
  // The bundler's own words; the rest is about its process.
  process.stderr.write(String(error.stderr));
  process.exitCode = 1;
}
