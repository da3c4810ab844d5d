import { isAddress, isLoopback, isNeverAsked } from './address-policy.ts';
import type { AddressPolicy } from './address-policy.ts';
import { FetchError } from './fetch-error.ts';

/** What may be asked at all. */
export interface FetchPolicy extends AddressPolicy {
  /** Ports beside 443. */
  readonly ports: readonly number[];
  /** Lets http, and http alone, reach this machine's loopback at any port: for trying things out. */
  readonly httpToLoopback: boolean;
}

/** A URL that may be asked, as far as it tells by itself. */
export interface Target {
  readonly url: URL;
  /** A name without dots at its end, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
}

/**
 * Judges a URL without asking anybody. Its parser knows every spelling of an address (octal, hexadecimal, one number,
 * digits of other scripts), so that only the plain one is left to judge.
 * @throws FetchError `url_refused` or `address_refused`.
 */
export function targetOf(text: string, policy: FetchPolicy): Target {
  if (!URL.canParse(text)) throw new FetchError('url_refused');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') throw new FetchError('url_refused');
  const isTls = url.protocol === 'https:';
  if (!isTls && !(policy.httpToLoopback && url.protocol === 'http:')) throw new FetchError('url_refused');
  const port = Number(url.port || (isTls ? 443 : 80));
  if (isTls && port !== 443 && !policy.ports.includes(port)) throw new FetchError('url_refused');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.+$/, '');
  if (host === '') throw new FetchError('url_refused');
  if (isRefused(host, isTls, policy)) throw new FetchError('address_refused');
  return { url, host, port, isTls };
}

function isRefused(host: string, isTls: boolean, policy: FetchPolicy): boolean {
  const isLocal = isLocalName(host) || isLoopback(host);
  if (!isTls) return isAddress(host) && !isLocal;
  return isLocal || (isAddress(host) && isNeverAsked(host, policy));
}

/** Names that mean this machine whatever a name server says (RFC 6761). */
export function isLocalName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}
