import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';

export interface FoundPath {
  readonly shownPath: string;
  /** Whether it was named by itself, not found in a folder or by a pattern. */
  readonly byName: boolean;
}

interface Options {
  readonly workingDirectory: string;
  /** Whether folders are looked into all the way down. */
  readonly recursive: boolean;
}

/** Where the named files are; a name that is no folder and matches as no pattern stays what it is, there or not. */
export async function findPaths(named: readonly string[], options: Options): Promise<readonly FoundPath[]> {
  const groups: (readonly FoundPath[])[] = [];
  for (const name of named) groups.push(await pathsOf(name, options));
  const seen = new Set<string>();
  return groups.flat().filter(({ shownPath, byName }) => {
    const again = seen.has(shownPath);
    seen.add(shownPath);
    return byName || !again;
  });
}

async function pathsOf(name: string, options: Options): Promise<readonly FoundPath[]> {
  const kind = await kindOf(path.resolve(options.workingDirectory, name));
  if (kind === 'folder') return inFolder(name, options);
  // A file whose name looks like a pattern is that file.
  if (kind === 'absent' && isPattern(name)) return matching(name, options);
  return [{ shownPath: name, byName: true }];
}

async function kindOf(file: string): Promise<'folder' | 'file' | 'absent'> {
  const found = await stat(file).catch(() => null);
  if (found === null) return 'absent';
  return found.isDirectory() ? 'folder' : 'file';
}

async function inFolder(folder: string, { workingDirectory, recursive }: Options): Promise<readonly FoundPath[]> {
  const cwd = path.resolve(workingDirectory, folder);
  const names = await glob(recursive ? '**/*' : '*', { cwd, expandDirectories: false });
  return ordered(names.map((name) => path.join(folder, name)));
}

async function matching(pattern: string, { workingDirectory }: Options): Promise<readonly FoundPath[]> {
  const names = await glob(withSlashes(pattern), {
    cwd: workingDirectory,
    absolute: path.isAbsolute(pattern),
    expandDirectories: false,
    caseSensitiveMatch: false,
  });
  return ordered(names.map((name) => path.normalize(name)));
}

function isPattern(name: string): boolean {
  return isDynamicPattern(withSlashes(name));
}

/** Patterns know slashes only; on Windows people type the other one, which is part of no name there. */
function withSlashes(pattern: string): string {
  return path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
}

function ordered(paths: readonly string[]): readonly FoundPath[] {
  return paths
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .map((shownPath) => ({ shownPath, byName: false }));
}
