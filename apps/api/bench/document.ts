import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const document = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url));
const marked = /(<!-- measured: [^>]* -->\n)[^]*(<!-- end of measured -->)/;

/** Puts a result into docs/benchmarks.md. @throws Error when that has no place for one. */
export async function writeResult(result: string): Promise<void> {
  const text = await readFile(document, 'utf8');
  if (!marked.test(text)) throw new Error('docs/benchmarks.md has no place for a result.');
  await writeFile(
    document,
    text.replace(marked, (_whole, start: string, end: string) => `${start}\n${result}\n\n${end}`),
  );
}
