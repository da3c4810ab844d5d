import { readFile } from 'node:fs/promises';

const pageBytes = 4096;

/**
 * Resident memory of another process in bytes, as Linux counts it. `null` where the system does not say
 * (other systems, or the process is gone): there the heap limit and the deadline remain.
 */
export async function residentBytesOf(pid: number): Promise<number | null> {
  try {
    const [, resident] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
    return Number(resident) * pageBytes;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
