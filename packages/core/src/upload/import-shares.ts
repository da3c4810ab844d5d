import { ConcurrencyLimitError } from '../errors.ts';
import { importsOfOneHost, importsOfOneOrganization, importsOfOneProcess } from './limits.ts';

/** The places that one import holds. */
export interface ImportPlaces {
  /** Takes a place at a host that a redirect named. @throws ConcurrencyLimitError */
  readonly atHost: (host: string) => void;
  leave(): void;
}

/** Imports at work in one process: so many of each organization, so many at each host, so many together. */
export class ImportShares {
  readonly #taken = new Map<string, number>();

  /** @throws ConcurrencyLimitError before anything is taken. */
  enter(organizationId: string, hosts: readonly string[]): ImportPlaces {
    const held = new Set<string>();
    const leave = () => {
      for (const place of held) this.#leave(place);
      held.clear();
    };
    const take = (place: string, what: string, limit: number) => {
      if (held.has(place)) return;
      const others = this.#taken.get(place) ?? 0;
      if (others >= limit) throw new ConcurrencyLimitError(what, limit);
      this.#taken.set(place, others + 1);
      held.add(place);
    };
    const atHost = (host: string) => take(`host ${host}`, 'imports from one host', importsOfOneHost);
    try {
      take(`organization ${organizationId}`, 'imports of one organization', importsOfOneOrganization);
      take('process', 'imports', importsOfOneProcess);
      hosts.forEach(atHost);
    } catch (error) {
      leave();
      throw error;
    }
    return { atHost, leave };
  }

  #leave(place: string): void {
    const left = (this.#taken.get(place) ?? 1) - 1;
    if (left > 0) this.#taken.set(place, left);
    else this.#taken.delete(place);
  }
}
