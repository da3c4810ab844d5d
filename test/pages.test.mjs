// Proves that what the pages name exists: the pages they link and their headings, files and folders, and npm's scripts.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'vitest';
import { pages, root, textOf } from './pages.mjs';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The text without its fenced blocks. */
function proseOf(page) {
  return textOf(page).replaceAll(/^( *)```.*?^\1```$/gms, '');
}

/** Where a link to a heading leads, as GitHub makes it of the heading's text. */
function anchorsOf(page) {
  return [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** A path as the pages write it: below a folder of the root, without the parts that stand for a name. */
const namedPath = /`((?:\.ci|apps|docs|openapi|packages|scripts|test)\/[\w./-]+)`/g;
/** Made by a command. */
const made = /\/(dist|cache)\b/;
/** A decision that holds no more names files of its time. */
const past = /^Superseded by \[/m;

test.each(pages)('%s', (page) => {
  const prose = proseOf(page);
  const missing = [];
  for (const [whole, target, anchor] of prose.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)) {
    const path = target === '' ? page : join(dirname(page), target);
    if (!existsSync(join(root, path)) || (anchor !== undefined && !anchorsOf(path).includes(anchor)))
      missing.push(whole);
  }
  for (const [, path] of past.test(prose) ? [] : prose.matchAll(namedPath)) {
    if (!made.test(path) && !existsSync(join(root, path))) missing.push(path);
  }
  for (const [, name] of textOf(page).matchAll(/\bnpm run ([\w:-]+)/g))
    if (!(name in scripts)) missing.push(`npm run ${name}`);
  assert.deepEqual(missing, []);
});

test('the first page is short, and leads to five others', () => {
  const page = textOf('README.md');
  assert.ok(Buffer.byteLength(page) <= 7_168);
  const links = [...proseOf('README.md').matchAll(/(?<!!)\[[^\]]*\]\(([^)]*)\)/g)].map(([, target]) => target);
  assert.equal(links.filter((target) => target !== 'LICENSE').length, 5, links.join(' '));
});

test('docs/README.md leads to every page beside it', () => {
  const index = textOf('docs/README.md');
  const beside = pages.filter((page) => dirname(page) === 'docs').map((page) => basename(page));
  assert.deepEqual(
    beside.filter((name) => name !== 'README.md' && !index.includes(`](${name})`)),
    [],
  );
});
