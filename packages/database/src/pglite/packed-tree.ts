import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { isCount, isText, listOf, nullOr, shape } from '../guards.ts';

/** A file of the tree with its size, or a folder, which has none; folders come before what is in them. */
interface Entry {
  readonly name: string;
  readonly sizeBytes: number | null;
}

const isIndex = listOf(shape<Entry>({ name: isText, sizeBytes: nullOr(isCount) }));

/** All files and folders below a folder as one compressed text: a line of JSON with their names, then their bytes. */
export async function packTree(folder: string): Promise<Uint8Array> {
  const index: Entry[] = [];
  const contents: Uint8Array[] = [];
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  const named = found.map((entry) => ({ entry, name: join(entry.parentPath, entry.name).slice(folder.length + 1) }));
  for (const { entry, name } of named.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const bytes = entry.isDirectory() ? null : await readFile(join(folder, name));
    index.push({ name, sizeBytes: bytes?.byteLength ?? null });
    if (bytes) contents.push(bytes);
  }
  // Level 6 takes a second for 40 MB; the best level takes a minute and makes a sixth less.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`), ...contents]), { params });
}

/** Writes a packed tree into a folder that is there and empty; nothing is synced. @throws Error when it is none. */
export async function unpackTree(packed: Uint8Array, folder: string): Promise<void> {
  const whole = brotliDecompressSync(packed);
  const headEnd = whole.indexOf('\n');
  const index: unknown = JSON.parse(whole.toString('utf8', 0, headEnd));
  if (!isIndex(index)) throw new Error('this is no packed tree');
  let at = headEnd + 1;
  for (const { name, sizeBytes } of index) {
    if (sizeBytes === null) await mkdir(join(folder, name), { mode: 0o700 });
    else await writeFile(join(folder, name), whole.subarray(at, (at += sizeBytes)), { flag: 'wx', mode: 0o600 });
  }
}
