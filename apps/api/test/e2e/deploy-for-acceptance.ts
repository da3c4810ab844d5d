import { deployEmbedded, deployShared } from './deployment.ts';
import { sharedServers } from './shared-servers.ts';

const processes = 4;

/**
 * Starts what the acceptance suite asks, unless it was told of a service (`ACCEPTANCE_BASE_URLS`): four processes
 * over the shared servers where there are some, else one over a directory. Returns how to end it.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env['ACCEPTANCE_BASE_URLS']) return () => Promise.resolve();
  const servers = sharedServers();
  process.stdout.write(
    servers
      ? `Acceptance of ${processes} processes on PostgreSQL and S3.\n`
      : 'Acceptance of one process on a directory.\n',
  );
  const { services, projectId, liveKey, testKey, remove } = servers
    ? await deployShared(servers, processes)
    : await deployEmbedded();
  process.env['ACCEPTANCE_BASE_URLS'] = services.map(({ baseUrl }) => baseUrl).join(',');
  process.env['ACCEPTANCE_PROJECT_ID'] = projectId;
  process.env['ACCEPTANCE_LIVE_KEY'] = liveKey;
  process.env['ACCEPTANCE_TEST_KEY'] = testKey;
  return remove;
}
