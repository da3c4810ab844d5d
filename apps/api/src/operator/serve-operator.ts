import type { Context } from '../context.ts';
import { openAdminSocket } from './admin-socket.ts';
import type { AdminSocket } from './admin-socket.ts';
import { runCommand } from './commands.ts';

/**
 * Lets the operator's commands reach a running service. A file system that knows no sockets does not keep the service
 * from serving: it is logged, and the commands work while the service is stopped.
 */
export async function serveOperator({ config, repository, ids, secrets, log }: Context): Promise<AdminSocket> {
  const parts = { operator: repository.operator, ids, keyPepper: () => Promise.resolve(secrets.keyPeppers[0]), appliedMigrations: 0 };
  try {
    return await openAdminSocket({ dataDir: config.dataDir, run: (request) => runCommand(request, parts), log });
  } catch (error) {
    log.error({ err: error }, 'admin.sock cannot be opened; layers-content-admin works only while the service is stopped');
    return { close: () => Promise.resolve() };
  }
}
