// npm packs a manifest as it stands, so a range that several packages name is written out in each: it must be one.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { parse } from 'yaml';
import { root } from './pages.mjs';

const folders = ['packages', 'apps'].flatMap((parent) =>
  readdirSync(join(root, parent)).map((name) => join(parent, name)),
);
const { catalog } = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'));

test('a dependency has one range in all manifests', () => {
  const known = { ...catalog };
  const others = [];
  for (const folder of ['', 'openapi', ...folders]) {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies })) {
      if (/^(workspace|catalog):/.test(range)) continue;
      known[name] ??= range;
      if (range !== known[name]) others.push(`${folder}: ${name} ${range}, elsewhere ${known[name]}`);
    }
  }
  assert.deepEqual(others, []);
});
