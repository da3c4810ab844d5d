import { monitorEventLoopDelay } from 'node:perf_hooks';

const intervalMs = 5;

/** How long the event loop of this process kept its timers waiting, in milliseconds. */
export interface EventLoopDelay {
  readonly p99Ms: number;
  readonly maxMs: number;
  /**
   * The longest delay in which this process was itself at work: no longer than the processor time it used meanwhile.
   * On a machine that others share a process also waits for its turn; that is in the other two.
   */
  readonly longestWorkMs: number;
}

/** Watches until the returned function is called. */
export function watchEventLoop(): () => EventLoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: intervalMs });
  let [at, used] = [performance.now(), process.cpuUsage()];
  let longestWorkMs = 0;
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(used);
    longestWorkMs = Math.max(longestWorkMs, Math.min(performance.now() - at - intervalMs, (user + system) / 1000));
    [at, used] = [performance.now(), process.cpuUsage()];
  }, intervalMs);
  histogram.enable();
  return () => {
    clearInterval(timer);
    histogram.disable();
    return { p99Ms: histogram.percentile(99) / 1e6, maxMs: histogram.max / 1e6, longestWorkMs };
  };
}
