// `npm run test:strength`: puts each fault of test/seeded-faults.yaml into a copy of the tree, alone, and demands
// that its test fails.
// `-- --only=<text>` takes those whose name contains the text, `-- --list` shows them.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const longestMs = 15 * 60_000;
const only = process.argv.map((arg) => /^--only=(.+)$/.exec(arg)?.[1]).find((text) => text !== undefined) ?? '';
const chosen = parse(readFileSync('test/seeded-faults.yaml', 'utf8')).filter(({ name }) => name.includes(only));
const left = chosen.filter(({ needs }) => needs !== undefined && process.env[needs] === undefined);

if (process.argv.includes('--list')) for (const { name, file } of chosen) console.log(`${name.padEnd(52)} ${file}`);
else process.exitCode = searchAll(chosen.filter((fault) => !left.includes(fault)));

function searchAll(faults) {
  const copy = copyTree();
  try {
    const missed = faults.filter((fault) => search(copy, fault) !== 'caught');
    for (const { name, needs } of left) console.log(`left out  ${name} (wants ${needs})`);
    console.log(
      `\n${faults.length - missed.length} of ${faults.length} seeded faults are caught, ${left.length} left out.`,
    );
    return missed.length === 0 ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** What git would commit, with dependencies of its own. */
function copyTree() {
  const copy = mkdtempSync(join(tmpdir(), 'layers-content-strength-'));
  const files = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  for (const file of files.stdout.split('\0').filter(Boolean)) cpSync(file, join(copy, file));
  const { status } = spawnSync('pnpm', ['install', '--frozen-lockfile', '--prefer-offline', '--silent'], {
    cwd: copy,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The copy cannot be installed.');
  return copy;
}

/**
 * `caught`: a test failed, or an error nobody handled. `missed`: none did. `broken`: the tests did not even load, so
 * nothing was proved.
 */
function search(copy, { name, file, from, to, ...tests }) {
  const path = join(copy, file);
  const sound = readFileSync(path, 'utf8');
  const startedAt = performance.now();
  writeFileSync(
    path,
    sound.replace(from, () => to),
  );
  const outcome = outcomeOf(copy, tests);
  writeFileSync(path, sound);
  console.log(
    `${outcome.padEnd(9)} ${name.padEnd(52)} ${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s`,
  );
  return outcome;
}

function outcomeOf(copy, { test, only: named }) {
  const results = join(copy, 'strength-results.json');
  rmSync(results, { force: true });
  const narrowed = named === undefined ? [] : ['--testNamePattern', named];
  const args = [
    'exec',
    'vitest',
    'run',
    ...test.split(' '),
    ...narrowed,
    '--bail=1',
    '--reporter=json',
    `--outputFile=${results}`,
  ];
  // A fixed seed, so that a fault that is caught today is caught tomorrow.
  const env = { ...process.env, CAMPAIGN_SEED: '1' };
  const { status, error } = spawnSync('pnpm', args, { cwd: copy, env, stdio: 'ignore', timeout: longestMs });
  if (error) return 'caught';
  if (status === 0) return 'missed';
  const { numFailedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
  const isLoaded = testResults.every((file) => file.status !== 'failed' || file.assertionResults.length > 0);
  return numFailedTests > 0 || isLoaded ? 'caught' : 'broken';
}
