import type { Config } from './config.ts';
import { bucketUrlOf } from './storage-config.ts';

/**
 * Hosts of the service's own listener, database and store: an open network may hold them, and they stay closed in it.
 */
export function ownHostsOf({ host, database, objects }: Pick<Config, 'host' | 'database' | 'objects'>): string[] {
  const urls = [
    ...(database.kind === 'postgres' ? [database.url] : []),
    ...(objects.kind === 's3' ? [objects.endpoint, objects.publicEndpoint, bucketUrlOf(objects)] : []),
  ];
  return [host, ...urls.flatMap(hostsOf)];
}

/** A database's host may also stand in its query; a socket in a folder is no host. */
function hostsOf(text: string): string[] {
  const { hostname, searchParams } = new URL(text);
  return [hostname.replace(/^\[(.*)\]$/, '$1'), searchParams.get('host') ?? ''].filter(
    (host) => host !== '' && !host.startsWith('/'),
  );
}
