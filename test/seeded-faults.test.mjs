// Proves that the list of seeded faults is about the code as it is: each stands where it says, once, and its tests
// exist.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { parse } from 'yaml';

const root = new URL('../', import.meta.url);
const seededFaults = parse(readFileSync(new URL('seeded-faults.yaml', import.meta.url), 'utf8'));

test.each(seededFaults)('$name', ({ file, from, to, test: files, only }) => {
  assert.equal(readFileSync(new URL(file, root), 'utf8').split(from).length - 1, 1, `in ${file}`);
  assert.notEqual(from, to);
  for (const each of files.split(' ')) assert.ok(existsSync(new URL(each, root)), each);
  assert.ok(only === undefined || new RegExp(only));
});

test('no two have one name', () => {
  const names = seededFaults.map(({ name }) => name);
  assert.deepEqual(names, [...new Set(names)]);
});
