import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const document = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url));
const picture = fileURLToPath(new URL('../../../docs/benchmarks/growth.svg', import.meta.url));
const places = {
  ourselves: /(<!-- measured: [^>]* -->\n)[^]*?(<!-- end of measured -->)/,
  growth: /(<!-- measured as it grows: [^>]* -->\n)[^]*?(<!-- end of measured as it grows -->)/,
  peers: /(<!-- measured beside others: [^>]* -->\n)[^]*?(<!-- end of measured beside others -->)/,
} as const;

/** Puts a result into docs/benchmarks.md. @throws Error when that has no place for one. */
export async function writeResult(place: keyof typeof places, result: string): Promise<void> {
  const text = await readFile(document, 'utf8');
  const marked = places[place];
  if (!marked.test(text)) throw new Error('docs/benchmarks.md has no place for a result.');
  await writeFile(
    document,
    text.replace(marked, (_whole, start: string, end: string) => `${start}\n${result}\n\n${end}`),
  );
}

/** Puts the picture of growth where docs/benchmarks.md shows it. @param svg the whole file. */
export async function writeGrowthPicture(svg: string): Promise<void> {
  await mkdir(path.dirname(picture), { recursive: true });
  await writeFile(picture, svg);
}
