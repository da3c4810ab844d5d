import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const windows = process.platform === 'win32';
/** A terminal and npm may both pass on one Ctrl-C; what comes this soon after the first is the same one. */
const sameSignalMs = 1000;

/**
 * Runs a command with our input and output and resolves with its exit code (128 + n after signal n).
 *
 * The child gets its own process group, so a Ctrl-C reaches it through us and exactly once.
 * `signals: 'process'` passes signals to the child alone (a service that drains looks after its own children),
 * `'group'` to everything it started (build tools).
 */
export function run(command, args, { cwd, env, signals = 'group' }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit', detached: !windows, shell: needsShell(command) });
    const target = () => (signals === 'group' && !windows ? -child.pid : child.pid);
    const stopPassing = passSignals(target);
    child.once('error', (error) => {
      stopPassing();
      reject(new Error(`Cannot run ${command}: ${error.message}`, { cause: error }));
    });
    child.once('exit', (code, signal) => {
      stopPassing();
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Runs a command and resolves with `{ code, output }`; a command that does not exist has code `null`. */
export function capture(command, args, { cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'ignore'], shell: needsShell(command) });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.once('error', () => resolve({ code: null, output: '' }));
    child.once('close', (code) => resolve({ code, output: output.trim() }));
  });
}

/** On Windows npm and pnpm are `.cmd` files, which only a shell starts. */
function needsShell(command) {
  return windows && command !== process.execPath;
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
