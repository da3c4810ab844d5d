import { existsSync, readdirSync } from 'node:fs';

const libraries = '/usr/lib';

/** The library that sets a process's clock (Debian's libfaketime); null where it is not installed. */
export function clockLibrary(): string | null {
  const folders = existsSync(libraries) ? readdirSync(libraries) : [];
  const files = folders.map((folder) => `${libraries}/${folder}/faketime/libfaketimeMT.so.1`);
  return files.find((file) => existsSync(file)) ?? null;
}

/** The environment of a process whose wall clock is ahead; timers run as ever. */
export function daysAhead(days: number): Readonly<Record<string, string>> {
  const library = clockLibrary();
  if (library === null) throw new Error('libfaketime is not installed');
  return { LD_PRELOAD: library, FAKETIME: `+${days}d`, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
}
