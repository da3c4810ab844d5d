import { Resolver } from 'node:dns/promises';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** The network as this package sees it: tests give a name other addresses each time it is asked. */
export interface Network {
  /** All addresses of a name, IPv4 and IPv6; none for a name that is not known. */
  resolve(name: string): Promise<readonly string[]>;
  /** Begins to connect to this very address: nothing may be resolved any more. */
  connect(address: string, port: number): Socket;
  /** Certificates that are trusted, in PEM; Node's own when absent. */
  readonly trusted?: string;
}

/**
 * Asks the name servers itself: what `getaddrinfo` waits for would hold one of the few threads that also read files.
 */
export const systemNetwork: Network = {
  async resolve(name) {
    const resolver = new Resolver({ timeout: 2000, tries: 2 });
    const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    return found.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  },
  connect: (address, port) => connect({ host: address, port }),
};
