import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { cleanEnvironment, install, isInstalled, root, withPnpm } from './bootstrap.mjs';
import { check } from './check.mjs';
import { run } from './child.mjs';
import { clearTestResults, reportTestResults, testReporters } from './test-results.mjs';

/** Each is a script of the packages that have such tests; all but the first want what README.md says of them. */
const testTasks = ['test', 'test:samples', 'test:acceptance', 'test:postgres', 'test:s3', 'test:shared', 'test:ground-truth', 'test:tarballs', 'test:fixes', 'test:faults', 'test:browser'];

/** Every task: arguments and environment in, exit code out. */
const tasks = {
  /** What every task begins with, and nothing more. */
  install: () => 0,
  start: (args, env) => start(args, env),
  dev: (args, env) => run(process.execPath, ['--watch', ...fromSource('src/main.ts'), ...args], { cwd: root, env, signals: 'process' }),
  docs: (args, env) => run(process.execPath, [...fromSource('scripts/docs.ts'), ...args], { cwd: root, env, signals: 'process' }),
  bench: (args, env) => run(process.execPath, [...fromSource('bench/main.ts'), ...args], { cwd: root, env }),
  generate: (args, env) => turbo(['generate', ...args], env),
  typecheck: (args, env) => turbo(['typecheck', '--continue=always', ...args], env),
  build: (args, env) => turbo(['build', ...args], env),
  ...Object.fromEntries(testTasks.map((name) => [name, (args, env) => test(name, args, env)])),
  'test:scripts': (args, env) => run('pnpm', ['exec', 'vitest', 'run', '--dir', 'scripts', ...testReporters('test:scripts'), ...args], { cwd: root, env }),
  'test:strength': (args, env) => run(process.execPath, ['scripts/strength.mjs', ...args], { cwd: root, env }),
  check: (args, env) => check(args, env),
};

/** Prepares what the task needs and runs it; resolves with the exit code. */
export async function runTask(name, args) {
  if (!Object.hasOwn(tasks, name)) {
    throw new Error(`There is no task "${name}". Tasks: ${Object.keys(tasks).join(', ')}.`);
  }
  let env = cleanEnvironment();
  const needsPnpm = name !== 'dev';
  if (needsPnpm || !isInstalled()) env = await withPnpm(env);
  const installed = await install(env);
  return installed === 0 ? tasks[name](args, env) : installed;
}

/** Runs what is built of the sources as they are, the programs beside the service too: `npx` finds them afterwards. */
async function start(args, env) {
  const built = await turbo(['build', '--filter=./apps/*', '--output-logs=errors-only'], env);
  if (built !== 0) return built;
  return run(process.execPath, ['apps/api/bin/layers-content-server.mjs', ...args], { cwd: root, env, signals: 'process' });
}

/** What runs in apps/api without a build: its own tsx, our working directory (a relative DATA_DIR is taken from the root). */
function fromSource(file) {
  const tsx = createRequire(new URL('../apps/api/package.json', import.meta.url)).resolve('tsx');
  return ['--import', pathToFileURL(tsx).href, `apps/api/${file}`];
}

/** `npm test -- --filter=<package>` narrows the run. Fails too when a package gave no results. */
async function test(task, args, env) {
  clearTestResults(task);
  const code = await turbo([task, '--continue=always', ...args, '--', ...testReporters(task)], env);
  const complete = reportTestResults(task, args.length === 0);
  if (code !== 0) return code;
  return complete ? 0 : 1;
}

function turbo(args, env) {
  return run('pnpm', ['exec', 'turbo', 'run', ...args], { cwd: root, env });
}
