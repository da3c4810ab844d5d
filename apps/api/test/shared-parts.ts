import { openProbePool } from '@layers-content/media-probe/pool';
import type { ProbePool } from '@layers-content/media-probe/pool';

let opened: Promise<ProbePool> | null = null;

/** Opened once in a worker, whose test files share their modules; ends with it. */
export function sharedPool(): Promise<ProbePool> {
  return (opened ??= openProbePool({ size: 2 }));
}
