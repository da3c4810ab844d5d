import { checkConsistency } from '@layers-content/core';
import type { Context } from '../context.ts';
import { openAdminSocket } from './admin-socket.ts';
import type { AdminSocket } from './admin-socket.ts';
import { runCommand } from './commands.ts';
import { diagnose } from './doctor/doctor.ts';
import type { AdminRequest } from './protocol.ts';
import { longestRequestMs } from '../http/server.ts';

/**
 * Lets the operator's commands reach a running service. A file system that knows no sockets does not keep the service
 * from serving: it is logged, and the commands work while the service is stopped.
 */
export async function serveOperator({
  config,
  repository,
  store,
  ids,
  secrets,
  signingSecrets,
  log,
  examinations,
}: Context): Promise<AdminSocket> {
  const parts = {
    operator: repository.operator,
    repository,
    ids,
    keyPepper: () => Promise.resolve(secrets.keyPeppers[0]),
    inspect: (signal: AbortSignal) =>
      checkConsistency(
        { repository, store, signingSecrets, temporaryGraceMs: longestRequestMs, now: new Date() },
        signal,
      ),
    appliedMigrations: 0,
  };
  try {
    const run = (request: AdminRequest, signal: AbortSignal) =>
      request.command === 'doctor' ? diagnose(config, examinations) : runCommand(request, parts, signal);
    return await openAdminSocket({ dataDir: config.dataDir, run, log });
  } catch (error) {
    log.error(
      { err: error },
      'admin.sock cannot be opened; layers-content-admin works only while the service is stopped',
    );
    return { close: () => Promise.resolve() };
  }
}
