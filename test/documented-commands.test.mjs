/** @module-tag process */
// Runs the shell commands of the pages as they are printed, one after another in one shell, in a folder like a fresh
// clone beside a service that `npm start` started there. What a page prints below a command must be what it answers.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, test } from 'vitest';
import { blocksOf, pages, root } from './pages.mjs';

/** What is not run here: its name, how it is told, and what runs it instead. A command that is none of these is run. */
const ranElsewhere = [
  ['npm start', /^npm start$/, 'this test, before all else'],
  ['npm test', /^npm test$/, '.ci/run'],
  ['benchmarks', /npm run bench\b/, 'nobody: they take minutes and assert nothing'],
  ['other scripts', /^(\w+=\S+ |\\\n|\s)*(\.ci\/|npm (run|exec) )/, '.ci/run and .ci/long'],
  ['installing the service', /^npm install @layers-content\/api$/m, 'npm run test:tarballs'],
  [
    'the client from outside',
    /layers-mcp-server$/,
    'nobody: apps/api/test/http/outside-client.test.ts sends what it sends',
  ],
  ['the contract mocked', /prism mock|127\.0\.0\.1:4010/, 'npm run test:tarballs'],
  ['what verdicts carry as fix', /^(ffmpeg|magick) /, 'npm run test:fixes'],
  ['the command line with files of its own', /^layers-content /, 'apps/cli/test/examples.test.ts'],
  ['a page of your own', /^CORS_ORIGINS=/, 'apps/api/test/browser/guide.test.ts'],
  ['PostgreSQL and S3', /shared\.env/, 'apps/api/test/shared/guide.test.ts'],
  ['setting up agents', /^claude mcp add /, 'nobody: apps/api/test/agents/transcript.test.ts starts what it sets up'],
  ['webhooks', /WEBHOOKS_TO_LOOPBACK|webhook-endpoints/, 'apps/api/test/webhooks/guide.test.ts'],
  ['containers', /^docker /, 'nobody: .ci/containers lints them'],
  ['a bucket', /^aws /, 'nobody: the doctor looks at what they made'],
];

/** What differs from one run to the next. */
const varying = [
  [/\r$/gm, ''],
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '<time>'],
  [/127\.0\.0\.1:\d+/g, '<host>'],
  [/(lp_(?:live|test)_)\S+/g, '$1<secret>'],
  [/(X-RateLimit-\w+:) \d+/g, '$1 <number>'],
];

/** A reader's way through the pages that build on each other; the others follow. */
const order = ['README.md', 'docs/quickstart.md', 'docs/verdicts.md', 'docs/operations.md'];
const blocks = [...order, ...pages.filter((page) => !order.includes(page))].flatMap(blocksOf);
const commands = blocks.filter(
  ({ language, text: command }) => language === 'sh' && !ranElsewhere.some(([, pattern]) => pattern.test(command)),
);
/** Pairs of a command that is run and the answer printed below it. */
const printed = commands.flatMap((command) => {
  const next = blocks[blocks.indexOf(command) + 1];
  return next?.follows && next.language === '' ? [{ at: nameOf(command), answer: next.text }] : [];
});
const answers = new Map();
let folder;
let service;

function nameOf({ page, line }) {
  return `${page}:${line}`;
}

function withoutVarying(answer) {
  return varying.reduce((rest, [pattern, name]) => rest.replaceAll(pattern, name), answer.trimEnd());
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'layers-content-pages-'));
  for (const name of ['apps', 'node_modules', 'package.json', 'packages', 'scripts'])
    symlinkSync(join(root, name), join(folder, name));
  service = await start();
  const run = (command) => `printf '\\n@@ ${nameOf(command)}\\n'\n${command.text}`;
  const shell = spawn('bash', ['-eu', '-c', `exec 2>&1\n${commands.map(run).join('\n')}`], {
    cwd: folder,
    env: environment(),
  });
  for (const part of (await text(shell.stdout)).split(/^@@ /m).slice(1)) {
    const [name, ...lines] = part.split('\n');
    answers.set(name, lines.join('\n'));
  }
}, 300_000);

afterAll(async () => {
  // npm, its shell and the service are one group.
  if (service) {
    process.kill(-service.pid, 'SIGTERM');
    await once(service, 'close');
  }
  rmSync(folder, { recursive: true });
});

/** Nothing of the tester's own settings, nor of what their programs keep. */
function environment() {
  return { PATH: process.env.PATH, HOME: process.env.HOME, XDG_STATE_HOME: join(folder, 'state') };
}

/** `npm start`, until it says that it serves. */
async function start() {
  const env = { ...environment(), PORT: String(await freePort()) };
  const started = spawn('npm', ['start'], { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  await new Promise((resolve, reject) => {
    started.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Layers Content API on ')) resolve();
    });
    started.once('close', () => reject(new Error(`npm start ended before it served; it said:\n${output}`)));
  });
  return started;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

test('every command runs to its end', () => {
  assert.deepEqual([...answers.keys()].at(-1), nameOf(commands.at(-1)), [...answers.values()].at(-1));
});

test.each(printed)('$at answers what is printed below it', ({ at, answer }) => {
  assert.equal(withoutVarying(answers.get(at) ?? ''), withoutVarying(answer));
});
