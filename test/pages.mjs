// What the pages of the repository hold, for the tests that keep them true.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Every page a reader is meant to find, as a path below the root. */
export const pages = [
  '.',
  'docs',
  'docs/decisions',
  'openapi',
  'openapi/examples',
  ...foldersIn('packages'),
  ...foldersIn('apps'),
]
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.md'));

function foldersIn(parent) {
  return readdirSync(join(root, parent)).map((name) => join(parent, name));
}

/** The whole text of one of them. */
export function textOf(page) {
  return readFileSync(join(root, page), 'utf8');
}

/**
 * The fenced blocks of a page, in order: the language they name (empty for none), their text without indentation, the
 * line they begin at, and whether nothing but an empty line stands between them and the block before.
 */
export function blocksOf(page) {
  const text = textOf(page);
  let end = 0;
  return [...text.matchAll(/^( *)```(\w*)\n(.*?)^\1```$/gms)].map(
    ({ 0: whole, 1: indent, 2: language, 3: body, index }) => {
      const follows = text.slice(end, index).trim() === '';
      end = index + whole.length;
      const line = text.slice(0, index).split('\n').length;
      return { page, line, language, follows, text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd() };
    },
  );
}
