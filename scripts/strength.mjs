// `npm run test:strength`: puts each seeded fault into a copy of the tree, alone, and demands that its test fails.
// `-- --only=<text>` takes those whose name contains the text, `-- --list` shows them.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './bootstrap.mjs';
import { seededFaults } from './seeded-faults.mjs';

const longestMs = 15 * 60_000;
/** Fixed, so that a fault that is caught today is caught tomorrow. */
const seed = '1';

const only = process.argv.map((arg) => /^--only=(.+)$/.exec(arg)?.[1]).find((text) => text !== undefined) ?? '';
const chosen = seededFaults.filter(({ name }) => name.includes(only));
const runnable = chosen.filter(({ needs }) => needs === undefined || process.env[needs] !== undefined);
const left = chosen.filter((fault) => !runnable.includes(fault));

if (process.argv.includes('--list')) for (const { name, file } of chosen) console.log(`${name.padEnd(52)} ${file}`);
else process.exitCode = searchAll();

function searchAll() {
  const copy = copyTree();
  try {
    const outcomes = runnable.map((fault) => ({ fault, ...search(copy, fault) }));
    for (const { name, needs } of left) console.log(`left out  ${name} (wants ${needs})`);
    const missed = outcomes.filter(({ outcome }) => outcome !== 'caught');
    console.log(`\n${outcomes.length - missed.length} of ${outcomes.length} seeded faults are caught, ${left.length} left out.`);
    return missed.length === 0 ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** What git would commit, with dependencies of its own. */
function copyTree() {
  const copy = mkdtempSync(join(tmpdir(), 'layers-content-strength-'));
  const files = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  for (const file of files.stdout.split('\0').filter(Boolean)) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  const { status } = spawnSync('pnpm', ['install', '--frozen-lockfile', '--prefer-offline', '--silent'], { cwd: copy, stdio: 'inherit' });
  if (status !== 0) throw new Error('The copy cannot be installed.');
  return copy;
}

/** `caught`: a test failed, or an error nobody handled. `missed`: none did. `broken`: the tests did not even load, so nothing was proved. */
function search(copy, fault) {
  const file = join(copy, fault.file);
  const sound = readFileSync(file, 'utf8');
  const startedAt = performance.now();
  writeFileSync(file, sound.replace(fault.from, () => fault.to));
  const outcome = outcomeOf(copy, fault);
  writeFileSync(file, sound);
  console.log(`${outcome.padEnd(9)} ${fault.name.padEnd(52)} ${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s`);
  return { outcome };
}

function outcomeOf(copy, { package: name, test, only: tests, campaign = 'brief' }) {
  const results = join(copy, 'strength-results.json');
  rmSync(results, { force: true });
  const narrowed = tests === undefined ? [] : ['--testNamePattern', tests];
  const args = ['--filter', name, 'exec', 'vitest', 'run', ...test.split(' '), ...narrowed, '--bail=1', '--reporter=json', `--outputFile=${results}`];
  const env = { ...process.env, CAMPAIGN: campaign, CAMPAIGN_SEED: seed };
  const { status, error } = spawnSync('pnpm', args, { cwd: copy, env, stdio: 'ignore', timeout: longestMs });
  if (error) return 'caught';
  if (status === 0) return 'missed';
  const { numFailedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
  const isLoaded = testResults.every((file) => file.status !== 'failed' || file.assertionResults.length > 0);
  return numFailedTests > 0 || isLoaded ? 'caught' : 'broken';
}
