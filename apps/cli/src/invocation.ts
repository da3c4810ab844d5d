import type { Environment } from './config.ts';

/** The options every command takes. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly test: boolean;
  /** `--data-dir`. */
  readonly dataDir: string | undefined;
}

/** What was typed. */
export interface Invocation {
  /** The command's name, or null where there was none that is known. */
  readonly command: string | null;
  /** The command and all behind it, without the options that every command takes. */
  readonly args: readonly string[];
  readonly options: GlobalOptions;
}

const globalFlags = ['--json', '--test'];

/** Reads what can be read of a command line, also of one that is wrong. */
export function readInvocation(args: readonly string[], commands: readonly string[]): Invocation {
  // Both ways to write an option with a value.
  const apart = args.flatMap((arg) => (arg.startsWith('--data-dir=') ? ['--data-dir', arg.slice(11)] : [arg]));
  const dataDirAt = apart.indexOf('--data-dir');
  const dataDir = dataDirAt < 0 ? undefined : apart[dataDirAt + 1];
  const rest = apart.filter(
    (arg, index) => !globalFlags.includes(arg) && (dataDirAt < 0 || (index !== dataDirAt && index !== dataDirAt + 1)),
  );
  return {
    command: rest.find((arg) => commands.includes(arg)) ?? null,
    args: rest,
    options: { json: args.includes('--json'), test: args.includes('--test'), dataDir },
  };
}

/** A command line to paste: the program, the arguments, and which service and world were meant before. */
export function commandLine(
  args: readonly string[],
  { dataDir, test }: GlobalOptions,
  { programName, desktop }: Environment,
): string {
  if (args.includes('--help')) return [programName, ...args].join(' ');
  const same = [...(dataDir === undefined ? [] : ['--data-dir', dataDir]), ...(test ? ['--test'] : [])];
  return [programName, ...[...args, ...same].map((arg) => quoted(arg, desktop === 'windows'))].join(' ');
}

/** An argument as the shell takes it for one: cmd and PowerShell know double quotes, the others single ones. */
export function quoted(arg: string, onWindows: boolean): string {
  if (/^[\w@%+=:,./-]+$/.test(arg) || (onWindows && /^[\w@+=:,.\\/-]+$/.test(arg))) return arg;
  return onWindows ? `"${arg.replaceAll('"', '""')}"` : `'${arg.replaceAll("'", `'\\''`)}'`;
}
