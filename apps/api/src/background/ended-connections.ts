/**
 * Why a connection ended that its client would have kept: over its address's share and told so (429), or dropped
 * unheard for having twice of it or for asking nothing; more requests sent ahead than are kept, or of an address that
 * did so a moment ago; answers not read.
 */
export type ConnectionEnd = 'refused' | 'dropped' | 'sent_ahead' | 'shut_out' | 'stalled_reader';

/** Counts them until the background tells them: a line for each would let whoever is refused fill the log. */
export class EndedConnections {
  #counts: Partial<Record<ConnectionEnd, number>> = {};

  add(why: ConnectionEnd): void {
    this.#counts[why] = (this.#counts[why] ?? 0) + 1;
  }

  /** How many there were since the last call. */
  take(): Readonly<Partial<Record<ConnectionEnd, number>>> {
    const counts = this.#counts;
    this.#counts = {};
    return counts;
  }
}
