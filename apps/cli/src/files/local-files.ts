import { stat } from 'node:fs/promises';
import path from 'node:path';
import { contentTypeOf } from '@layers-content/client';
import type { DeclaredContentType } from '@layers-content/client';
import { UsageError } from '../errors/usage-error.ts';
import { formatSize } from '../measures.ts';
import { findPaths } from './find-paths.ts';

/** A file that can be uploaded, as far as its name and size tell. */
export interface LocalFile {
  /** As people see it: as it was typed, or from the folder or pattern that was. */
  readonly shownPath: string;
  /** Absolute. */
  readonly path: string;
  readonly filename: string;
  readonly contentType: DeclaredContentType;
  readonly sizeBytes: number;
  /** When it was last changed, in milliseconds since 1970. */
  readonly modifiedAtMs: number;
}

export interface FoundFiles {
  readonly files: readonly LocalFile[];
  /** What lay in a folder or matched a pattern, and is of no type that is taken. */
  readonly leftOut: readonly string[];
}

/**
 * The files that paths, folders and patterns name: folders and patterns in the order of their numbers and letters (2
 * before 10), each file of theirs once. A file that is named by itself must be one that is taken.
 * @throws UsageError, UnsupportedFileTypeError
 */
export async function findFiles(
  named: readonly string[],
  options: { readonly workingDirectory: string; readonly recursive: boolean },
): Promise<FoundFiles> {
  const found = await findPaths(named, options);
  const taken = found.filter(({ shownPath, byName }) => byName || isTaken(shownPath));
  if (taken.length === 0) throw nothingToTake(named, options.recursive);
  return {
    files: await Promise.all(taken.map(({ shownPath }) => describeFile(shownPath, options.workingDirectory))),
    leftOut: found.filter((each) => !taken.includes(each)).map(({ shownPath }) => shownPath),
  };
}

/**
 * From here on Node's `openAsBlob` tells wrong sizes and reads wrong bytes: 4 GiB and a little would pass for that
 * little.
 */
const tooLargeBytes = 2 ** 31;

/** @throws UsageError, UnsupportedFileTypeError */
export async function describeFile(shownPath: string, workingDirectory: string): Promise<LocalFile> {
  const file = path.resolve(workingDirectory, shownPath);
  const filename = path.basename(file);
  const found = await stat(file).catch((error: unknown) => {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw fileFault(shownPath, absent ? 'there is no such file' : 'the file cannot be read', error);
  });
  if (!found.isFile()) throw fileFault(shownPath, 'this is not a file');
  if (found.size === 0) throw fileFault(shownPath, 'the file is empty');
  if (found.size >= tooLargeBytes)
    throw fileFault(
      shownPath,
      `${formatSize(found.size)} are more than this program can read, and than any service takes`,
    );
  return {
    shownPath,
    path: file,
    filename,
    contentType: contentTypeOf(filename),
    sizeBytes: found.size,
    modifiedAtMs: Math.trunc(found.mtimeMs),
  };
}

function fileFault(shownPath: string, what: string, cause?: unknown): UsageError {
  return new UsageError(`${shownPath}: ${what}.`, { code: 'FILE', cause });
}

function isTaken(shownPath: string): boolean {
  try {
    contentTypeOf(shownPath);
    return true;
  } catch {
    return false;
  }
}

function nothingToTake(named: readonly string[], recursive: boolean): UsageError {
  const deeper = recursive ? '' : ' Folders below are looked into with --recursive.';
  return new UsageError(
    `${named.join(' ')}: no file there that is taken: .mp4, .mov, .jpg, .jpeg, .png, .webp.${deeper}`,
    { code: 'FILE' },
  );
}
