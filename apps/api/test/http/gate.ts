import type { MediaProber } from '@layers-content/core';

/** A place where work can be held, so that a test decides what happens meanwhile. */
export interface Gate {
  /** Holds whoever comes from now on. */
  close(): void;
  /** Lets everybody pass. */
  open(): void;
  pass(): Promise<void>;
  /** How many have come since the gate was made. */
  readonly arrivals: number;
}

export function createGate(): Gate {
  let way = Promise.resolve();
  let open = (): void => undefined;
  let arrivals = 0;
  return {
    close: () => {
      way = new Promise((resolve) => {
        open = resolve;
      });
    },
    open: () => {
      open();
    },
    pass: () => {
      arrivals += 1;
      return way;
    },
    get arrivals() {
      return arrivals;
    },
  };
}

/** The same prober behind a gate: a worker that is held there has frozen its files and not yet judged them. */
export function gatedProber(prober: MediaProber, gate: Gate): MediaProber {
  return {
    probe: async (...args) => {
      await gate.pass();
      return prober.probe(...args);
    },
  };
}
