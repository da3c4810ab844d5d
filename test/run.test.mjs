// Proves what `npm start` rests on: exit codes, one signal for one Ctrl-C, an environment without npm's additions.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'vitest';
import { cleanEnvironment } from '../scripts/run.mjs';

const childModule = new URL('../scripts/run.mjs', import.meta.url).href;

/** A service that counts its signals and drains for a while. */
const service = `
  let count = 0;
  process.on('SIGINT', () => { count += 1; setTimeout(() => { console.log('signals', count); process.exit(7); }, 300); });
  console.log('ready');
  setInterval(() => {}, 1000);`;

function startRunner(code) {
  const runner = `
    import { run } from ${JSON.stringify(childModule)};
    const options = { cwd: process.cwd(), env: process.env, signals: 'process' };
    process.exit(await run(process.execPath, ['--eval', ${JSON.stringify(code)}], options));`;
  return spawn(process.execPath, ['--input-type=module', '--eval', runner], { stdio: ['ignore', 'pipe', 'inherit'] });
}

test('one Ctrl-C, sent by the terminal and by npm, is one signal, and the exit code is the service’s', async () => {
  const runner = startRunner(service);
  let output = '';
  runner.stdout.on('data', (chunk) => (output += chunk));
  while (!output.includes('ready')) await sleep(10);
  runner.kill('SIGINT');
  await sleep(50);
  runner.kill('SIGINT');
  const [code] = await once(runner, 'exit');
  assert.match(output, /signals 1\n/);
  assert.equal(code, 7);
});

test('a child that dies of a signal gives 128 + its number', async () => {
  const [code] = await once(startRunner("process.kill(process.pid, 'SIGKILL')"), 'exit');
  assert.equal(code, 137);
});

test('nothing npm added reaches a task', () => {
  const env = cleanEnvironment({
    PATH: '/bin',
    npm_config_registry: 'x',
    NPM_CONFIG_X: 'x',
    npm_lifecycle_event: 'test',
    npm_package_name: 'x',
  });
  assert.deepEqual(Object.keys(env).sort(), [
    'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED',
    'PATH',
    'REDOCLY_TELEMETRY',
    'RUNNING_NODE',
    'TURBO_TELEMETRY_DISABLED',
  ]);
});
