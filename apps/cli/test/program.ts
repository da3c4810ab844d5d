import { spawn } from 'node:child_process';
import { truncateSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startContractService } from './contract-service.ts';
import type { Override } from './contract-service.ts';
import { credentialsJson, makeFolder } from './folder.ts';

const fromSource = [
  '--conditions=@layers-content/source',
  '--import',
  import.meta.resolve('tsx'),
  fileURLToPath(new URL('../src/main.ts', import.meta.url)),
];

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program at work: it can be sent a signal. */
export interface Started {
  readonly ended: Promise<Ended>;
  readonly interrupt: () => void;
}

type Variables = Readonly<Record<string, string>>;

/**
 * Starts the CLI from source, else as a person would; without a key, a DATA_DIR or anything else of ours in its
 * environment.
 */
export function start(cwd: string, args: readonly string[], env: Variables = {}): Started {
  const child = spawn(process.execPath, [...fromSource, ...args], {
    cwd,
    env: { XDG_STATE_HOME: path.join(cwd, '.state'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? -1)));
  const ended = Promise.all([code, text(child.stdout), text(child.stderr)]);
  return {
    ended: ended.then(([exitCode, stdout, stderr]) => ({ code: exitCode, stdout, stderr })),
    interrupt: () => child.kill('SIGINT'),
  };
}

/** Runs the CLI to its end. */
export function run(cwd: string, args: readonly string[], env: Variables = {}): Promise<Ended> {
  return start(cwd, args, env).ended;
}

/** A folder with files and credentials, and the service they are of. */
export async function scene(override?: Override) {
  const service = await startContractService(override);
  const folder = makeFolder({
    '.data/credentials.json': credentialsJson('1', service.baseUrl),
    'teaser.mp4': 'a video',
    'second.MOV': 'another video',
    '1.jpg': 'one',
    '2.png': 'two',
    'empty.mp4': '',
    'huge.mp4': '',
    'notes.txt': 'text',
    'text/notes.txt': 'text',
  });
  truncateSync(path.join(folder, 'huge.mp4'), 8 * 1_024 ** 3);
  const calls = () => service.received.map(({ call }) => call);
  return { service, folder, calls };
}
