import { styleText } from 'node:util';
import type { Environment } from './config.ts';

/** A stream to print on; `isTTY` when a person looks at it, `columns` wide. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly hasColors?: () => boolean;
};

/** Where the CLI was started. */
export interface Terminal {
  readonly environment: Environment;
  readonly workingDirectory: string;
  /** Results only. */
  readonly stdout: Output;
  /** Progress, warnings and errors. */
  readonly stderr: Output;
  /** Calls the listener at the next Ctrl-C, instead of ending the program; the answer takes it back. */
  readonly onInterrupt: (listener: () => void) => () => void;
}

export type Paint = (format: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string) => string;

/** Colors where a person looks on and `NO_COLOR` does not forbid it; else the text as it is. */
export function paintFor(output: Output, { noColor }: Environment): Paint {
  const colorful = !noColor && output.isTTY === true && output.hasColors?.() === true;
  return (format, text) => (colorful ? styleText(format, text, { validateStream: false }) : text);
}

export function printLine(output: Output, text: string): void {
  output.write(`${text}\n`);
}

/** The text without what could steer the terminal; line breaks stay. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (control) => (control === '\n' ? control : '\uFFFD'));
}
