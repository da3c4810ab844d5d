import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

interface ListedProcess {
  readonly pid: number;
  readonly parentPid: number;
  /** Ended and only not yet waited for. */
  readonly isZombie: boolean;
}

async function listProcesses(): Promise<readonly ListedProcess[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,stat=']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parentPid, state = ''] = line.trim().split(/\s+/);
      return { pid: Number(pid), parentPid: Number(parentPid), isZombie: state.startsWith('Z') };
    });
}

/** Living children of a process. */
export async function childrenOf(pid: number): Promise<readonly number[]> {
  return (await listProcesses()).filter((one) => one.parentPid === pid && !one.isZombie).map((one) => one.pid);
}

/** Those of `pids` that still live. */
export async function stillAlive(pids: readonly number[]): Promise<readonly number[]> {
  return (await listProcesses()).filter((one) => pids.includes(one.pid) && !one.isZombie).map((one) => one.pid);
}
