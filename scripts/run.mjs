// `npm start`, `npm test` …: from nothing but Node and npm to a pnpm of the pinned version, which installs what is
// missing.
// `run.mjs <command…>` is `pnpm exec <command…>`; `run.mjs --serve <node arguments…>` is node itself, which then gets
// our signals.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { engines, packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const windows = process.platform === 'win32';
/** A terminal and npm may both pass on one Ctrl-C; what comes this soon after the first is the same one. */
const sameSignalMs = 1000;

/**
 * Our environment without what npm adds to it: pnpm would read `npm_config_*` as its own settings.
 * Telemetry of the build tools is off, and so is the S3 client's advice on Node versions, which is ours to heed.
 */
export function cleanEnvironment(from = process.env) {
  const kept = Object.entries(from).filter(([name]) => !/^npm_(config|lifecycle|package)_/i.test(name));
  const ours = {
    RUNNING_NODE: process.version,
    TURBO_TELEMETRY_DISABLED: '1',
    REDOCLY_TELEMETRY: 'off',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  return { ...Object.fromEntries(kept), ...ours };
}

/**
 * Runs a command with our input and output and resolves with its exit code (128 + n after signal n).
 * It gets its own process group, so a Ctrl-C reaches it through us and exactly once: with `signals: 'process'` the
 * child alone (a service that drains looks after its own children), else everything it started (build tools).
 */
export function run(command, args, { cwd = root, env, signals = 'group' }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit', detached: !windows, shell: needsShell(command) });
    const stopPassing = passSignals(() => (signals === 'group' && !windows ? -child.pid : child.pid));
    child.once('error', (error) => {
      stopPassing();
      reject(new Error(`Cannot run ${command}: ${error.message}`));
    });
    child.once('exit', (code, signal) => {
      stopPassing();
      resolve(code === null ? 128 + constants.signals[signal] : code);
    });
  });
}

function passSignals(target) {
  let lastPassedAt = -Infinity;
  const pass = (signal) => {
    if (performance.now() - lastPassedAt < sameSignalMs) return;
    lastPassedAt = performance.now();
    try {
      process.kill(target(), signal);
    } catch {
      // Already gone: its exit event is on the way.
    }
  };
  const listeners = { SIGINT: () => pass('SIGINT'), SIGTERM: () => pass('SIGTERM'), SIGHUP: () => pass('SIGTERM') };
  for (const [signal, listener] of Object.entries(listeners)) process.on(signal, listener);
  return () => {
    for (const [signal, listener] of Object.entries(listeners)) process.off(signal, listener);
  };
}

/** What a command prints; nothing when there is no such command. */
function outputOf(command, args, { cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'ignore'], shell: needsShell(command) });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.once('error', () => resolve(''));
    child.once('close', () => resolve(output.trim()));
  });
}

/** On Windows npm and pnpm are `.cmd` files, which only a shell starts. */
function needsShell(command) {
  return windows && command !== process.execPath;
}

/** Returns an environment in which `pnpm` is the pinned one. */
async function withPnpm(env) {
  const version = /^pnpm@([^+]+)/.exec(packageManager)[1];
  // Asked outside the project: inside, another pnpm would fetch the pinned one and answer with that version.
  if ((await outputOf('pnpm', ['--version'], { cwd: tmpdir(), env })) === version) return env;
  console.log(`Getting pnpm ${version} through npm …`);
  // The npm that started us, else the one on PATH.
  const started = process.env.npm_execpath || '';
  const [npm, ...before] = basename(started) === 'npm-cli.js' ? [process.execPath, started] : ['npm'];
  const askPath = ['exec', '--yes', `--package=pnpm@${version}`, '--', 'node', '-p', 'process.env.PATH'];
  const path = await outputOf(npm, [...before, ...askPath], { cwd: root, env });
  const folder = path.split(delimiter).find((entry) => existsSync(join(entry, 'pnpm')));
  if (!folder)
    throw new Error(
      `npm could not provide pnpm ${version}. Is the network there? Or install it: npm install --global pnpm@${version}`,
    );
  return { ...env, PATH: `${folder}${delimiter}${env.PATH}` };
}

async function main(args) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = engines.node.match(/\d+/g).map(Number);
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new Error(
      `This project needs Node ${wantedMajor}.${wantedMinor} or newer; this is Node ${process.versions.node}.`,
    );
  }
  const env = await withPnpm(cleanEnvironment());
  if (args[0] !== '--serve') return run('pnpm', ['exec', ...args], { env });
  // Installs what is missing, and nothing more.
  const installed = await run('pnpm', ['exec', 'node', '--eval', ''], { env });
  // Where it is started is where its relative paths begin, also through a link.
  return installed || run(process.execPath, args.slice(1), { cwd: process.cwd(), env, signals: 'process' });
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error) => {
      console.error(`\n${error.message}`);
      process.exit(1);
    },
  );
}
