import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyPreparedDirectory } from '@layers-content/database/testing';
import { fromSource } from '../from-source.ts';

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));
const realEntry = 'src/main.ts';
/** A start costs a second or two; on a machine that does much else, many more. */
const startTimeoutMs = 110_000;

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One life of the service, in a process of its own. */
export interface ServiceProcess {
  readonly pid: number;
  readonly baseUrl: string;
  readonly ended: Promise<Ending>;
  /** Everything it wrote so far, both streams. */
  output(): string;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ending>;
  /** Says something to an entry that listens to its parent and waits for its answer. */
  ask(message: unknown): Promise<unknown>;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Below apps/api; what was built runs with plain Node, as users start it. */
  readonly entry?: string;
}

/** A data directory and a port; services start over it one after another, as one installation does. */
export interface Installation {
  readonly dataDir: string;
  readonly port: number;
  /** Of the process that was started last, before it serves; undefined when it could not be started. */
  lastPid(): number | undefined;
  /** Starts the service; resolves when it says that it serves, rejects with its output when it does not come so far. */
  start(options?: StartOptions): Promise<ServiceProcess>;
  /** Starts what is expected to give up by itself. */
  startInVain(options?: StartOptions): Promise<Ending & { readonly output: string }>;
  /** What the first start wrote down. */
  credentials(): Promise<Readonly<Record<string, string>>>;
  /** The output of every process so far. */
  output(): string;
  /** SIGTERM to what is still alive, and waits for its end. */
  stop(): Promise<void>;
  /** Kills what is still alive and removes the directory. */
  remove(): Promise<void>;
}

export interface InstallationOptions {
  /**
   * `prepared` stands there as after a first start without its organization; `absent` is made by the first start, if
   * one is.
   */
  readonly database?: 'prepared' | 'absent';
  /** Settings of every start. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where its directory is made. */
  readonly parent?: string;
}

export async function createInstallation({
  database = 'prepared',
  env = {},
  parent = tmpdir(),
}: InstallationOptions = {}): Promise<Installation> {
  const dataDir = await mkdtemp(path.join(parent, 'layers-content-e2e-'));
  if (database === 'prepared') await copyPreparedDirectory(path.join(dataDir, 'database'));
  const port = await freePort();
  const lives: Life[] = [];
  const begin = (options: StartOptions = {}): Life => {
    const life = beginLife(
      { DATA_DIR: dataDir, PORT: String(port), RATE_LIMITS: 'off', ...env, ...options.env },
      options.entry ?? realEntry,
    );
    lives.push(life);
    return life;
  };
  return {
    dataDir,
    port,
    lastPid: () => lives.at(-1)?.child.pid,
    async start(options) {
      const life = begin(options);
      await whenServing(life);
      const { pid } = life.child;
      if (pid === undefined) throw new Error('a process without a pid serves');
      const { ended, output } = life;
      return {
        pid,
        baseUrl: `http://127.0.0.1:${port}`,
        ended,
        output,
        end: (signal) => {
          life.child.kill(signal);
          return ended;
        },
        ask: (message) => ask(life.child, message),
      };
    },
    async startInVain(options) {
      const life = begin(options);
      const late = setTimeout(() => life.child.kill('SIGKILL'), startTimeoutMs);
      const ending = await life.ended;
      clearTimeout(late);
      return { ...ending, output: life.output() };
    },
    credentials: () => credentialsIn(dataDir),
    output: () => lives.map((life) => life.output()).join('\n'),
    async stop() {
      for (const { child } of lives) child.kill('SIGTERM');
      await Promise.all(lives.map((life) => life.ended));
    },
    async remove() {
      for (const { child } of lives) child.kill('SIGKILL');
      await Promise.all(lives.map((life) => life.ended));
      await rm(dataDir, { recursive: true });
    },
  };
}

export async function credentialsIn(dataDir: string): Promise<Readonly<Record<string, string>>> {
  const parsed: unknown = JSON.parse(await readFile(path.join(dataDir, 'credentials.json'), 'utf8'));
  return Object.fromEntries(Object.entries(parsed ?? {}).map(([name, value]) => [name, String(value)]));
}

interface Life {
  readonly child: ChildProcess;
  readonly ended: Promise<Ending>;
  output(): string;
}

function beginLife(env: Readonly<Record<string, string>>, entry: string): Life {
  const { PATH, TMPDIR } = process.env;
  const isBuilt = !entry.endsWith('.ts');
  const child = spawn(process.execPath, [...(isBuilt ? [] : fromSource), entry], {
    cwd: packageRoot,
    // Nothing of the tester's own settings reaches it.
    env: { PATH, TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe', isBuilt || entry === realEntry ? 'ignore' : 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return { child, ended, output: () => output };
}

async function whenServing(life: Life): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the service ${why} before it served; it said:\n${life.output()}`));
    const look = () => {
      if (!life.output().includes('Layers Content API on ')) return;
      // Each look copies all that was said so far.
      life.child.stdout?.off('data', look);
      resolve();
    };
    life.child.stdout?.on('data', look);
    void life.ended.then(({ code, signal }) => fail(`ended with ${signal ?? code}`));
    late = setTimeout(() => {
      life.child.kill('SIGKILL');
      fail('took too long');
    }, startTimeoutMs);
  }).finally(() => {
    clearTimeout(late);
  });
}

function ask(child: ChildProcess, message: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('close', () => reject(new Error('the service ended without an answer')));
    child.send(JSON.stringify(message));
  });
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a server that listened had no port');
  return address.port;
}
