import type { Caller } from './caller.ts';
import type { Contender } from './contest.ts';
import type { Keeping } from './keeping.ts';
import type { Peer } from './peer-process.ts';

/** The same thing, done by us and by others. */
export interface Work {
  readonly work: string;
  readonly concurrency: number;
  readonly ours: Contender;
  readonly peers: Readonly<Record<string, Contender>>;
}

/** A running service. */
export interface Subject {
  readonly caller: Caller;
  readonly pid: number;
}

/** What works are done with. */
export interface Bench extends Subject {
  /** The service over a store of objects, and the store alone; null without one. */
  readonly onS3: (Subject & { readonly keeping: Keeping }) | null;
  readonly peers: Peers;
}

interface Peers {
  readonly tus: Peer;
  readonly companion: Peer;
  /** Null without PostgreSQL. */
  readonly presigner: Peer | null;
  readonly plain: Peer | null;
}
