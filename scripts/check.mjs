import { root } from './bootstrap.mjs';
import { run } from './child.mjs';

/** What CI demands, cheapest first; each is a script of the root package.json. */
const steps = [
  'contract:lint',
  'contract:generated',
  'contract:breaking',
  'typecheck',
  'lint',
  'walls',
  'knip',
  'test:scripts',
  'test',
  'packages:check',
];

/** Runs every step, also after a failure, and says at the end which failed. `--without=<step>` leaves one out. */
export async function check(args, env) {
  const left = args.map((arg) => /^--without=(.+)$/.exec(arg)?.[1] ?? arg);
  const unknown = left.filter((name) => !steps.includes(name));
  if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(', ')}. Steps: ${steps.join(', ')}.`);

  const outcomes = [];
  for (const name of steps.filter((step) => !left.includes(step))) {
    console.log(`\n── ${name}`);
    const startedAt = performance.now();
    const code = await run('pnpm', ['run', name], { cwd: root, env });
    outcomes.push({ name, code, seconds: (performance.now() - startedAt) / 1000 });
    if (code > 128) break;
  }
  return summarize(outcomes);
}

function summarize(outcomes) {
  console.log('\n── check');
  for (const { name, code, seconds } of outcomes) {
    console.log(`  ${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s`);
  }
  return outcomes.every(({ code }) => code === 0) ? 0 : 1;
}
