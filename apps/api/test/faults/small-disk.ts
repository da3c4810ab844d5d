import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rmdir, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether file systems can be mounted here; in most containers and for most users they cannot. */
export function canMount(): boolean {
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;
}

/** A file system of its own, in memory, whose size can be changed while it is in use. */
export interface SmallDisk {
  readonly path: string;
  /** Leaves this much of it free; names for new files only where there is room at all. */
  leave(freeBytes: number): Promise<void>;
  unmount(): Promise<void>;
}

const pageBytes = 4_096;

export async function mountSmallDisk(): Promise<SmallDisk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'layers-content-disk-'));
  await run('mount', ['-t', 'tmpfs', '-o', 'size=8g', 'layers-content', folder]);
  return {
    path: folder,
    async leave(freeBytes) {
      const { bsize, blocks, bfree, files, ffree } = await statfs(folder);
      const usedBytes = (blocks - bfree) * bsize;
      const names = files - ffree + (freeBytes > 0 ? 1_000_000 : 0);
      await run('mount', [
        '-o',
        `remount,size=${Math.max(pageBytes, usedBytes + freeBytes)},nr_inodes=${names}`,
        folder,
      ]);
    },
    async unmount() {
      await run('umount', [folder]);
      await rmdir(folder);
    },
  };
}
