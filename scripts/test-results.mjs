import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where `vitest run` of a package leaves its results; `task` is the script's name. */
const resultFile = (task) => `.turbo/${task.replace(':', '-')}-results.json`;

/** What `vitest run` is given on top. */
export const testReporters = (task) => ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile(task)}`];

export function clearTestResults(task) {
  for (const folder of testedPackages(task)) rmSync(join(folder, resultFile(task)), { force: true });
}

/** Sums what the last run left: `{ passed, failed, packages, missing }`. */
export function readTestResults(task) {
  const sum = { passed: 0, failed: 0, packages: [], missing: [] };
  for (const folder of testedPackages(task)) {
    const file = join(folder, resultFile(task));
    const name = relative(root, folder);
    if (!existsSync(file)) {
      sum.missing.push(name);
      continue;
    }
    const { passed, failed } = countTests(JSON.parse(readFileSync(file, 'utf8')));
    sum.packages.push({ name, passed, failed });
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

/** Prints the sums; with `demandAll`, returns false when a package that has tests left no result. */
export function reportTestResults(task, demandAll) {
  const { passed, failed, packages, missing } = readTestResults(task);
  console.log('');
  for (const each of packages) console.log(`  ${each.name.padEnd(24)} ${each.passed} passed, ${each.failed} failed`);
  if (demandAll) for (const name of missing) console.log(`  ${name.padEnd(24)} gave no results`);
  console.log(`\nTests: ${passed} passed, ${failed} failed`);
  return !demandAll || missing.length === 0;
}

/** A file that fails outside its tests (it does not load, a hook throws) counts as one failure. */
function countTests({ numPassedTests, numFailedTests, testResults }) {
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length };
}

/** Every folder of the workspace whose package.json has the script. */
function testedPackages(task) {
  if (task === 'test:scripts') return [root];
  const folders = ['packages', 'apps'].flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(root, parent, name)));
  return [...folders, join(root, 'openapi')].filter((folder) => scriptOf(folder, task) !== undefined);
}

function scriptOf(folder, task) {
  const manifest = join(folder, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).scripts?.[task] : undefined;
}
