import { access } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkConsistency } from '@layers-content/core';
import type { Inspection, Repository } from '@layers-content/core';
import type { Config } from '../config/config.ts';
import { openSecrets } from '../config/secrets.ts';
import { DataDirectoryInUseError, openRepository } from '../context.ts';
import { databaseFolderOf, examinationsOf, openStoreToExamine } from '../examinations.ts';
import { longestRequestMs } from '../http/server.ts';
import { realRandomness } from '../randomness.ts';
import { createSigningSecrets } from '../webhooks/signing-secrets.ts';
import { askService } from './ask-service.ts';
import { runCommand } from './commands.ts';
import { diagnose } from './doctor/doctor.ts';
import { AdminFault } from './fault.ts';
import type { Outcome } from './outcome.ts';
import type { AdminRequest } from './protocol.ts';

export interface RunOptions {
  readonly config: Config;
  /** One line for a person, while they wait. */
  readonly tell: (line: string) => void;
  /** How long another process may hold the database without listening: it starts, stops, or runs a command itself. */
  readonly patienceMs: number;
}

const lookAgainMs = 200;

/**
 * Runs a command where the database is: in a server, in the running service that holds it, else here.
 * @throws AdminFault `unreachable` when none is possible; whatever the command throws.
 */
export async function runRequest(request: AdminRequest, options: RunOptions): Promise<Outcome> {
  const giveUpAt = performance.now() + options.patienceMs;
  let told = false;
  for (;;) {
    const done = (await askHolder(request, options)) ?? (await runHere(request, options));
    if (!(done instanceof DataDirectoryInUseError)) return done;
    if (performance.now() >= giveUpAt) {
      throw new AdminFault('unreachable', `${done.message} It does not listen on admin.sock.`, { cause: done });
    }
    if (!told) options.tell(`Waiting for process ${done.pid}, which has the database open.`);
    told = true;
    await sleep(lookAgainMs);
  }
}

/** The service that holds an embedded database; everybody reaches a server. */
async function askHolder(request: AdminRequest, { config }: RunOptions): Promise<Outcome | null> {
  return config.database.kind === 'pglite' ? askService(config.dataDir, request) : null;
}

async function runHere(
  request: AdminRequest,
  { config, tell }: RunOptions,
): Promise<Outcome | DataDirectoryInUseError> {
  if (
    config.database.kind === 'pglite' &&
    !worksWithoutDatabase(request) &&
    !(await exists(databaseFolderOf(config)))
  ) {
    throw new AdminFault(
      'usage',
      `There is no database in ${config.dataDir}. Check --data-dir, start the service once, or make one with migrate.`,
    );
  }
  let appliedMigrations = 0;
  let repository: Repository;
  try {
    if (request.command === 'doctor') return await diagnose(config, examinationsOf(config));
    repository = await openRepository(config, tell, {
      onMigrated: (applied) => {
        appliedMigrations = applied;
      },
    });
  } catch (error) {
    if (error instanceof DataDirectoryInUseError) return error;
    throw error;
  }
  try {
    const parts = {
      operator: repository.operator,
      repository,
      ids: realRandomness.ids,
      keyPepper: () => keyPepperFor(config, repository),
      inspect: (signal: AbortSignal) => inspect(config, repository, signal),
      appliedMigrations,
    };
    return await runCommand(request, parts, new AbortController().signal);
  } finally {
    await repository.close();
  }
}

/**
 * Beside the processes that share a server; whoever has opened an embedded database has the store for itself as well.
 */
async function inspect(config: Config, repository: Repository, signal: AbortSignal): Promise<Inspection> {
  const examined = await openStoreToExamine(config);
  try {
    const temporaryGraceMs = config.database.kind === 'postgres' ? longestRequestMs : 0;
    const { webhookKeys } = await openSecrets(config);
    const signingSecrets = createSigningSecrets(webhookKeys, realRandomness.secretBytes);
    const ports = { repository, store: examined.store, signingSecrets, temporaryGraceMs, now: new Date() };
    return await checkConsistency(ports, signal);
  } finally {
    await examined.close();
  }
}

/** Also a machine on which nothing was started yet can be examined. */
function worksWithoutDatabase({ command }: AdminRequest): boolean {
  return command === 'migrate' || command === 'doctor';
}

/**
 * The service's own pepper. Where keys were made with another secret, a new one would make keys that nobody can use.
 */
async function keyPepperFor(config: Config, { operator }: Repository): Promise<Uint8Array> {
  if (
    config.secretKey === null &&
    !(await exists(path.join(config.dataDir, 'secret.key'))) &&
    (await operator.listApiKeys(null)).length > 0
  ) {
    throw new AdminFault(
      'usage',
      `There is no secret.key in ${config.dataDir}, but there are keys. Set SECRET_KEY as for the service.`,
    );
  }
  return (await openSecrets(config)).keyPeppers[0];
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
