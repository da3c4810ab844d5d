import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect as secure } from 'node:tls';
import { isAddress, isLoopback, mayBeAsked } from './address-policy.ts';
import { fetchError, FetchError } from './fetch-error.ts';
import type { Lifetime } from './lifetime.ts';
import type { Network } from './network.ts';
import { isLocalName } from './url-policy.ts';
import type { FetchPolicy, Target } from './url-policy.ts';

/** More addresses of a name than these are judged, but not tried. */
const triedAddresses = 4;

/**
 * A connection to a target, made to an address that was judged: the name is asked once, every address it has must be
 * allowed, and nothing resolves it again.
 */
export async function connectTo(
  target: Target,
  { policy, network, life, connectMs }: { policy: FetchPolicy; network: Network; life: Lifetime; connectMs: number },
): Promise<Socket> {
  const addresses = await allowedAddresses(target, policy, network);
  const tried = addresses.slice(0, triedAddresses);
  const socket = await firstThatAnswers(tried, Math.floor(connectMs / tried.length), (address) =>
    life.own(network.connect(address, target.port)),
  );
  return target.isTls ? secured(socket, target, network, life) : socket;
}

/** @throws FetchError `address_refused` if one alone is not allowed: whoever mixes them tries to be let in. */
async function allowedAddresses(target: Target, policy: FetchPolicy, network: Network): Promise<readonly string[]> {
  const addresses = await addressesOf(target.host, network);
  if (addresses.length === 0) throw new FetchError('name_unknown');
  for (const address of addresses) {
    const isAllowed = target.isTls ? await mayBeAsked(address, policy) : isLoopback(address);
    if (!isAllowed) throw new FetchError('address_refused');
  }
  return addresses;
}

async function addressesOf(host: string, network: Network): Promise<readonly string[]> {
  if (isAddress(host)) return [host];
  if (isLocalName(host)) return ['127.0.0.1', '::1'];
  return network.resolve(host).catch((error: unknown) => {
    throw new FetchError('name_unknown', { cause: error });
  });
}

/** One after another, each with its share of the time. */
async function firstThatAnswers(
  addresses: readonly string[],
  shareMs: number,
  connect: (address: string) => Socket,
): Promise<Socket> {
  let fault: unknown;
  for (const address of addresses) {
    const socket = connect(address);
    try {
      await once(socket, 'connect', { signal: AbortSignal.timeout(shareMs) });
      return socket;
    } catch (error) {
      fault = error;
      socket.destroy();
    }
  }
  throw new FetchError('connection_failed', { cause: fault });
}

/** Whatever the environment says, the certificate must be that of the host. */
async function secured(socket: Socket, { host }: Target, network: Network, life: Lifetime): Promise<Socket> {
  const tls = life.own(
    secure({
      socket,
      host,
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
      ...(isAddress(host) ? {} : { servername: host }),
      ...(network.trusted === undefined ? {} : { ca: network.trusted }),
    }),
  );
  try {
    await once(tls, 'secureConnect');
    return tls;
  } catch (error) {
    throw fetchError(error, isWrongCertificate(error) ? 'certificate_refused' : 'connection_failed');
  }
}

function isWrongCertificate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /CERT|ISSUER|SIGNATURE|CRL/.test(String(error.code));
}
