import { readFileSync } from 'node:fs';

/** Tells one life of a process from another that got the same pid later. Nulls where the system does not say. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks between boot and the start of the process. */
  readonly startedAtTicks: string | null;
  readonly bootId: string | null;
}

/** Who this process is. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAtTicks: startTicks(process.pid), bootId: bootId() };
}

/** Whether that very process still lives on this machine. */
export function isAlive({ pid, startedAtTicks, bootId: boot }: ProcessIdentity): boolean {
  if (boot !== null && boot !== bootId()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  const ticks = startTicks(pid);
  return startedAtTicks === null || ticks === null || ticks === startedAtTicks;
}

function bootId(): string | null {
  return readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? null;
}

/** Field 22 of /proc/<pid>/stat; the command name before it may hold anything but ends at the last parenthesis. */
function startTicks(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // no /proc, or the process is gone: both mean that nothing more can be said
  }
}
