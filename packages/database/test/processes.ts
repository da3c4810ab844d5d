import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process of its own that runs one of this directory's `.ts` files, as `node --import tsx` would run the service. */
export interface ChildProcess {
  /** Lines it has written so far. */
  readonly lines: readonly string[];
  /** Resolves with the first line for which `wanted` holds; rejects when the process ends without it. */
  line(wanted: (line: string) => boolean): Promise<string>;
  /** Kills it with SIGKILL and resolves when it is gone. */
  kill(): Promise<void>;
  readonly exited: Promise<number | null>;
}

export function runChild(file: string, args: readonly string[]): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    for (const listener of listeners) listener();
  });
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    lines,
    exited,
    line: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.find(wanted);
          if (found !== undefined) resolve(found);
        };
        listeners.add(look);
        look();
        void exited.then((code) => {
          reject(new Error(`${file} ended with ${code} after: ${lines.slice(-3).join(' | ')}`));
        });
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
