// Proves that the list of seeded faults is about the code as it is: each stands where it says, once, and its tests exist.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { root } from './bootstrap.mjs';
import { seededFaults } from './seeded-faults.mjs';

const folderOf = (name) => ['packages', 'apps'].map((parent) => name.replace('@layers-content', parent)).find((folder) => existsSync(join(root, folder)));

test.each(seededFaults)('$name', ({ file, from, to, package: name, test: files, only }) => {
  assert.equal(readFileSync(join(root, file), 'utf8').split(from).length - 1, 1, `in ${file}`);
  assert.notEqual(from, to);
  const texts = files.split(' ').map((each) => join(root, folderOf(name), each));
  for (const each of texts) assert.ok(existsSync(each), each);
  assert.ok(only === undefined || new RegExp(only));
});

test('no two have one name', () => {
  const names = seededFaults.map(({ name }) => name);
  assert.deepEqual(names, [...new Set(names)]);
});
