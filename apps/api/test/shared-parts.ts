import { openProbePool } from '@layers-content/media-probe/pool';
import { openValidator } from '../src/http/validate.ts';

/** Opened once in a worker, whose test files share their modules; ends with it. */
export const sharedPool = once(() => openProbePool({ size: 2 }));

/** The contract, compiled once in a worker. */
export const sharedValidator = once(() => openValidator());

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | null = null;
  return () => (opened ??= open());
}
