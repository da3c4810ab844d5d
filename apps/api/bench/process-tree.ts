import { readdir, readFile } from 'node:fs/promises';

/** Processor time so far of a process and of those that it started; null where it cannot be told. */
export async function cpuMsOfTree(pid: number): Promise<number | null> {
  const told = (await Promise.all((await treeOf(pid)).map(cpuMsOf))).filter((cpuMs) => cpuMs !== null);
  return told.length === 0 ? null : sumOf(told);
}

/**
 * Bytes of memory that a process and those it started hold, a page that they share counted once. This is their
 * proportional set size (PSS) on a machine where nothing else runs the same Node: the PSS itself shrinks with every
 * other program that does. Null anywhere but on Linux.
 */
export async function memoryOfTree(pid: number): Promise<number | null> {
  const own: number[] = [];
  const shared = new Map<string, number>();
  for (const each of await treeOf(pid)) {
    const smaps = await readFile(`/proc/${each}/smaps`, 'utf8').catch(() => '');
    for (const mapping of smaps.split(/^(?=[\da-f]+-[\da-f]+ )/m)) {
      own.push(...kibibytesOf('Private', mapping));
      // The same place of the same file: offset, device and inode.
      const [, place = ''] = /^\S+ \S+ (\S+ \S+ \d+)/.exec(mapping) ?? [];
      shared.set(place, Math.max(shared.get(place) ?? 0, sumOf(kibibytesOf('Shared', mapping))));
    }
  }
  return own.length === 0 ? null : sumOf([...own, ...shared.values()]) * 1_024;
}

/**
 * Linux counts the processor time of a process, all its threads together, in hundredths of a second: its own, and
 * that of its children that have ended.
 */
async function cpuMsOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  return sumOf(stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 16).map(Number)) * 10;
}

function kibibytesOf(kind: 'Private' | 'Shared', mapping: string): readonly number[] {
  const fields = mapping.matchAll(/^(Private|Shared)_(?:Clean|Dirty): +(\d+) kB$/gm);
  return [...fields].filter(([, found]) => found === kind).map(([, , kibibytes]) => Number(kibibytes));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Each thread of a process has children of its own. */
async function treeOf(pid: number): Promise<readonly number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  const children = lists.flatMap((list) => list.match(/\d+/g) ?? []).map(Number);
  return [pid, ...(await Promise.all(children.map(treeOf))).flat()];
}
