import { constants, openAsBlob } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { contentTypeOf, UnsupportedFileTypeError } from '@layers-content/client';
import type { DeclaredContentType } from '@layers-content/client';
import { Refusal } from './refusal.ts';

/** A file below the root, held open. */
export interface LocalFile {
  readonly filename: string;
  readonly contentType: DeclaredContentType;
  /** Reads the file that was checked, whatever has its name by then; fails when the file was changed meanwhile. */
  readonly file: Blob;
  close(): Promise<void>;
}

/** The folder whose files may be looked at and sent. */
export interface Root {
  /**
   * @param given relative to the root, or absolute
   * @throws Refusal when it is no plain file of a known type, or does not really lie below the root.
   */
  open(given: string): Promise<LocalFile>;
}

/** @throws Refusal when there is no such folder. */
export async function openRoot(folder: string): Promise<Root> {
  const root = await realpath(folder).catch((error: unknown) => {
    throw new Refusal(`The root folder ${folder} cannot be opened.`, { cause: error });
  });
  return { open: (given) => openBelow(root, given) };
}

/**
 * Holds these files open for as long as the work with them lasts.
 * @throws Refusal when one of them cannot be opened; then the work does not begin.
 */
export async function withFiles<T>(
  root: Root,
  paths: readonly string[],
  work: (files: readonly LocalFile[]) => Promise<T>,
): Promise<T> {
  const opened: LocalFile[] = [];
  try {
    for (const given of paths) opened.push(await root.open(given));
    return await work(opened);
  } finally {
    await Promise.all(opened.map((local) => local.close()));
  }
}

async function openBelow(root: string, given: string): Promise<LocalFile> {
  const asked = path.resolve(root, given);
  demandBelow(root, asked, given);
  const contentType = typeOf(asked, given);
  const real = await realpath(asked).catch((error: unknown) => refuseUnreadable(given, error));
  demandBelow(root, real, given);
  // A link that took the file's place since then is not followed, and a pipe does not keep us waiting.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(real, flags).catch((error: unknown) => refuseUnreadable(given, error));
  try {
    const file = await openAsBlob(await steadyName(handle, real, { root, given }), { type: contentType });
    return { filename: path.basename(asked), contentType, file, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * From here on Node's `openAsBlob` tells wrong sizes and reads wrong bytes: 4 GiB and a little would pass for that
 * little.
 */
const tooLargeBytes = 2 ** 31;

/**
 * A name under which the opened file is found again, also when folders on the way to it are exchanged in the meantime.
 * On Linux the system itself says which file that is; elsewhere its name is looked up once more.
 */
async function steadyName(
  handle: FileHandle,
  real: string,
  { root, given }: { readonly root: string; readonly given: string },
): Promise<string> {
  const opened = await handle.stat();
  if (!opened.isFile()) throw new Refusal(`NO_FILE: ${given} is not a file.\nNext: name the files themselves.`);
  if (opened.size >= tooLargeBytes)
    throw new Refusal(
      `TOO_LARGE: ${given} is larger than any service takes. Nothing was sent.\nNext: make it smaller; list_platform_rules tells what platforms take.`,
    );
  const name = process.platform === 'linux' ? `/proc/self/fd/${handle.fd}` : real;
  demandBelow(root, await realpath(name), given);
  return name;
}

function demandBelow(root: string, asked: string, given: string): void {
  const relative = path.relative(root, asked);
  const outside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  if (!outside) return;
  throw new Refusal(
    `OUTSIDE_ROOT: ${given} lies outside of the folder this server may read. Nothing was read.\nNext: ask the person to copy the file into that folder, or to start this server with another --root.`,
  );
}

function typeOf(asked: string, given: string): DeclaredContentType {
  try {
    return contentTypeOf(path.basename(asked));
  } catch (error) {
    if (!(error instanceof UnsupportedFileTypeError)) throw error;
    throw new Refusal(
      `NOT_MEDIA: ${given} has no name of a video or picture that is taken (mp4, mov, jpg, png, webp). Nothing was read or sent.\nNext: name another file, or convert this one.`,
      { cause: error },
    );
  }
}

function refuseUnreadable(given: string, cause: unknown): never {
  const absent = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
  throw new Refusal(
    absent
      ? `NO_FILE: there is no ${given} below the folder this server may read.\nNext: check the spelling; paths are relative to that folder.`
      : `UNREADABLE: ${given} cannot be read.\nNext: ask the person to check its permissions.`,
    { cause },
  );
}
