// What a confined program can do: prints the outcome of each attempt. Its argument is a file in somebody's data
// directory.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';

const [, , secret] = process.argv;
const attempts = {
  decode: () =>
    sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
      .raw()
      .toBuffer(),
  read: () => readFileSync(secret),
  write: () => writeFileSync(`${secret}.copy`, ''),
  spawn: () => spawnSync('true').error && Promise.reject(spawnSync('true').error),
  thread: () => new Worker('', { eval: true }),
  connect: () => new Promise((resolve, reject) => connect(9, '127.0.0.1').on('connect', resolve).on('error', reject)),
};
const outcomes = {};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    await attempt();
    outcomes[name] = 'done';
  } catch (error) {
    outcomes[name] = error.code ?? error.name;
  }
}
console.log(JSON.stringify(outcomes));
process.exit();
