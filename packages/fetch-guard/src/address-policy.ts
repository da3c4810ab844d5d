import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/** Which addresses may be asked. */
export interface AddressPolicy {
  /**
   * One's own networks that are open too, as `10.1.0.0/16`; never loopback, link-local, unspecified or multicast
   * ones.
   */
  readonly allowedCidrs: readonly string[];
  /**
   * Hosts whose addresses stay closed in an open network: our own listener, database and store. `0.0.0.0` and `::`
   * stand for all of this machine's.
   */
  readonly ownHosts: readonly string[];
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** All that was ever given out as public in IPv6. What lies outside is not, whatever its name. */
const globalIPv6 = ipaddr.parseCIDR('2000::/3');

/**
 * The kinds of addresses that an own network may have. Those that carry an IPv4 address in them stay closed: they are
 * ways around.
 */
const openable = new Set<string>(['private', 'carrierGradeNat', 'uniqueLocal', 'reserved', 'benchmarking']);

/** Null unless it is an address in its plain form, without a zone. */
function parsed(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (!ipaddr.IPv6.isValid(text) || text.includes('%')) return null;
  return ipaddr.IPv6.parse(text);
}

/** Whether it is an address at all, and not a name. */
export function isAddress(host: string): boolean {
  return parsed(host) !== null;
}

export function isLoopback(address: string): boolean {
  return parsed(address)?.range() === 'loopback';
}

/**
 * Whether a stranger may send us to this address: every public one, and those of open networks but our own.
 * @throws TypeError for a CIDR that is none.
 */
export async function mayBeAsked(address: string, { allowedCidrs, ownHosts }: AddressPolicy): Promise<boolean> {
  const asked = parsed(address);
  if (asked === null) return false;
  if (isPublic(asked)) return true;
  if (!isOpened(asked, allowedCidrs)) return false;
  const own = await addressesOf(ownHosts).catch(() => null);
  // Which are ours could not be told: then none is open.
  return own !== null && !own.has(asked.toNormalizedString());
}

/** Without asking for a name: whether an address can only be refused. */
export function isNeverAsked(address: string, { allowedCidrs }: AddressPolicy): boolean {
  const asked = parsed(address);
  return asked === null || !(isPublic(asked) || isOpened(asked, allowedCidrs));
}

function isPublic(address: Address): boolean {
  return address.range() === 'unicast' && (address instanceof ipaddr.IPv4 || address.match(globalIPv6));
}

function isOpened(address: Address, cidrs: readonly string[]): boolean {
  return openable.has(address.range()) && cidrs.some((cidr) => isIn(address, ipaddr.parseCIDR(cidr)));
}

function isIn(address: Address, [network, bits]: [Address, number]): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}

/** Asked anew each time, since they may move. */
async function addressesOf(hosts: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(hosts.map(addressesOfHost));
  return new Set(found.flat().map((address) => ipaddr.process(address).toNormalizedString()));
}

async function addressesOfHost(host: string): Promise<string[]> {
  if (host === '0.0.0.0' || host === '::') return interfaceAddresses();
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function interfaceAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((of) => (of ?? []).map(({ address }) => address));
}
