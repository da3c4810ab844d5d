// Are the committed generated files what the contract generates? Leaves the tree as it was.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './bootstrap.mjs';

const folder = join(root, 'packages/contract/generated');

function read() {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map(({ parentPath, path, name }) => join(parentPath ?? path, name)).map((file) => [file, readFileSync(file)]));
}

const committed = read();
const { status } = spawnSync('pnpm', ['--filter', '@layers-content/contract', 'generate'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (status !== 0) process.exit(1);

const generated = read();
const differing = [...new Set([...committed.keys(), ...generated.keys()])].filter((file) => {
  const before = committed.get(file);
  const after = generated.get(file);
  return before === undefined || after === undefined || !before.equals(after);
});
for (const file of differing) {
  const before = committed.get(file);
  if (before === undefined) rmSync(file);
  else writeFileSync(file, before);
}

if (differing.length > 0) {
  console.error('\nThese files are not what `pnpm generate` writes; run it and commit the result:');
  for (const file of differing) console.error(`  ${relative(root, file)}`);
  process.exit(1);
}
console.log(`${generated.size} generated files are equal to the committed ones.`);
