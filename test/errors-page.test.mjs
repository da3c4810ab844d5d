// Proves that docs/errors.md tells of every error code of the contract, each with its status, and of none else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { root, textOf } from './pages.mjs';

function generated(name) {
  return JSON.parse(readFileSync(join(root, 'packages/contract/generated', name), 'utf8'));
}

/**
 * Where the contract names codes: in the errors of its answers, told apart by code, and in those that no operation
 * owns.
 */
function documented() {
  const { paths, components } = generated('openapi.json');
  const resolve = (node) => (node?.$ref ? resolve(components[node.$ref.split('/')[2]][node.$ref.split('/')[3]]) : node);
  const codesOf = (schema) => {
    const { oneOf, properties } = resolve(schema);
    if (oneOf) return oneOf.flatMap(codesOf);
    return properties.error
      ? codesOf(properties.error)
      : [resolve(properties.code)].flatMap((code) => code.enum ?? code.const);
  };
  const found = new Map(
    Object.values(generated('problems.json')).map(({ status, value }) => [value.error.code, status]),
  );
  for (const { responses } of Object.values(paths)
    .flatMap((path) => Object.values(path))
    .filter((each) => each.responses))
    for (const [status, response] of Object.entries(responses).filter(([name]) => name >= '400'))
      for (const code of codesOf(resolve(response).content['application/json'].schema)) found.set(code, Number(status));
  return found;
}

test('every code of the contract is told with its status, and none else', () => {
  const rows = [...textOf('docs/errors.md').matchAll(/^\| `([A-Z_]+)` \| (\d+) \|/gm)];
  assert.deepEqual(
    rows.map(([, code, status]) => `${status} ${code}`).toSorted(),
    [...documented()].map(([code, status]) => `${status} ${code}`).toSorted(),
  );
});
