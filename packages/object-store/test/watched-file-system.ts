import { dirname } from 'node:path';
import { nodeFileSystem } from '../src/index.ts';
import type { FileSystem } from '../src/index.ts';

export type Operation =
  | Exclude<keyof FileSystem, 'entries'>
  | 'entries'
  | 'write'
  | 'syncData'
  | 'syncFile'
  | 'statFile'
  | 'close'
  | 'readFile';

export interface Call {
  readonly operation: Operation;
  /** What the call makes, changes or reads; of two paths the target. */
  readonly path: string;
  readonly from?: string;
}

export interface Watcher {
  /** Throws to let the call fail without reaching the disk. */
  before?(call: Call): void | Promise<void>;
  after?(call: Call): void;
}

/** The real disk with a watcher at every call. */
export function watchedFileSystem({ before, after }: Watcher): FileSystem {
  const watched = async <T>(call: Call, work: () => Promise<T>): Promise<T> => {
    await before?.(call);
    const result = await work();
    after?.(call);
    return result;
  };
  const real = nodeFileSystem;
  return {
    async create(path) {
      const file = await watched({ operation: 'create', path }, () => real.create(path));
      return {
        write: (pieces) => watched({ operation: 'write', path }, () => file.write(pieces)),
        syncData: () => watched({ operation: 'syncData', path }, () => file.syncData()),
        sync: () => watched({ operation: 'syncFile', path }, () => file.sync()),
        stat: () => watched({ operation: 'statFile', path }, () => file.stat()),
        // The descriptor is always given back, also where the call is made to fail.
        close: () => watched({ operation: 'close', path }, async () => undefined).finally(() => file.close()),
      };
    },
    async open(path) {
      const file = await watched({ operation: 'open', path }, () => real.open(path));
      return {
        ...file,
        read: (buffer, offset, position) =>
          watched({ operation: 'readFile', path }, () => file.read(buffer, offset, position)),
      };
    },
    link: (from, path) => watched({ operation: 'link', path, from }, () => real.link(from, path)),
    rename: (from, path) => watched({ operation: 'rename', path, from }, () => real.rename(from, path)),
    unlink: (path) => watched({ operation: 'unlink', path }, () => real.unlink(path)),
    makeDirectory: (path) => watched({ operation: 'makeDirectory', path }, () => real.makeDirectory(path)),
    removeDirectory: (path) => watched({ operation: 'removeDirectory', path }, () => real.removeDirectory(path)),
    syncDirectory: (path) => watched({ operation: 'syncDirectory', path }, () => real.syncDirectory(path)),
    stat: (path) => watched({ operation: 'stat', path }, () => real.stat(path)),
    async *entries(path) {
      await before?.({ operation: 'entries', path });
      yield* real.entries(path);
    },
    space: (path) => watched({ operation: 'space', path }, () => real.space(path)),
  };
}

/** An error as the kernel gives it. */
export function errno(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

/** Keeps book of what a power cut would take: names whose directory, bytes whose file was not synced. */
export class DurabilityLedger {
  private readonly unsyncedNames = new Set<string>();
  private readonly unsyncedRemovals = new Set<string>();
  /** Path → the file behind it; links share one. */
  private readonly files = new Map<string, { dirty: boolean }>();

  readonly after = ({ operation, path, from }: Call): void => {
    if (operation === 'create') this.files.set(path, { dirty: false });
    if (operation === 'write') this.fileAt(path).dirty = true;
    if (operation === 'syncFile') this.fileAt(path).dirty = false;
    if (from !== undefined) this.files.set(path, this.fileAt(from));
    if (operation === 'create' || operation === 'makeDirectory' || from !== undefined) this.unsyncedNames.add(path);
    if (operation === 'unlink') this.unsyncedRemovals.add(path);
    if (operation === 'syncDirectory') {
      for (const names of [this.unsyncedNames, this.unsyncedRemovals]) {
        for (const name of names) if (dirname(name) === path) names.delete(name);
      }
    }
  };

  /** What of a file a power cut would take now; empty when it would survive. */
  lossesOf(path: string): readonly string[] {
    const losses = this.fileAt(path).dirty ? ['bytes'] : [];
    for (let name = path; name !== dirname(name); name = dirname(name)) {
      if (this.unsyncedNames.has(name)) losses.push(`name ${name}`);
    }
    return losses;
  }

  /** True when a removed name could come back. */
  mayReturn(path: string): boolean {
    return this.unsyncedRemovals.has(path);
  }

  private fileAt(path: string): { dirty: boolean } {
    const file = this.files.get(path);
    if (file === undefined) throw new Error(`nothing was made at ${path}`);
    return file;
  }
}
