import { mkdtemp, rmdir, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AdminFault } from './fault.ts';

/** `sun_path` has 104 bytes on macOS and 108 on Linux, the last one is its end. */
const maxPathBytes = 103;

/** Where the running service listens for the operator. */
export function adminSocketOf(dataDir: string): string {
  return path.join(dataDir, 'admin.sock');
}

/**
 * Calls `use` with a path to the data directory's socket that the system takes: its own, or, when that is too long
 * for a socket's address, one through a link in a private temporary directory. The path is not valid afterwards.
 * @throws AdminFault when even that is too long.
 */
export async function withSocketPath<T>(dataDir: string, use: (socketPath: string) => Promise<T>): Promise<T> {
  if (fits(adminSocketOf(dataDir))) return use(adminSocketOf(dataDir));
  const folder = await mkdtemp(path.join(tmpdir(), 'layers-'));
  const link = path.join(folder, 'd');
  try {
    if (!fits(adminSocketOf(link)))
      throw new AdminFault(
        'unreachable',
        `${dataDir} and ${tmpdir()} are both too long for a socket. Set a shorter TMPDIR or DATA_DIR.`,
      );
    await symlink(dataDir, link);
    try {
      return await use(adminSocketOf(link));
    } finally {
      await unlink(link);
    }
  } finally {
    await rmdir(folder);
  }
}

function fits(socketPath: string): boolean {
  return Buffer.byteLength(socketPath) <= maxPathBytes;
}
