import { spawn } from 'node:child_process';

/** A program of the desktop, and its arguments. No shell reads them. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * Runs a program, with a text on its standard input.
 * @returns whether it was there and ended well.
 */
export function runProgram({ file, args }: Program, input = ''): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    // A program that does not read ends early; its exit code tells.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
