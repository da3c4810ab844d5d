import type { Environment } from './config.ts';

/** A stream to print on; `isTTY` when a person looks at it. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Where the CLI was started. */
export interface Terminal {
  readonly environment: Environment;
  readonly workingDirectory: string;
  /** Results only. */
  readonly stdout: Output;
  /** Progress, warnings and errors. */
  readonly stderr: Output;
}

export function printLine(output: Output, text: string): void {
  output.write(`${text}\n`);
}

/** The text without what could steer the terminal; line breaks stay. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (control) => (control === '\n' ? control : '\uFFFD'));
}
