import type { PathStat } from './file-system.ts';

/**
 * Names one state of one file. Every PUT makes its own inode and no file is written again once it has a name,
 * so inode, size and time of the last write tell two uploads apart, also where an inode number is used again.
 */
export function etagOf(stat: PathStat): string {
  return [stat.inode, stat.sizeBytes, stat.modifiedNs].map((part) => part.toString(36)).join('-');
}
