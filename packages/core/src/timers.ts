/** Waiting, as a port: use cases own no clock. */
export interface Timers {
  sleep(ms: number): Promise<void>;
  /** A signal that aborts after `ms`. */
  timeout(ms: number): AbortSignal;
}
