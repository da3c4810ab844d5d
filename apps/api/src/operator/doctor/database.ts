import { access } from 'node:fs/promises';
import { DomainError } from '@layers-content/core';
import type { Config } from '../../config/config.ts';
import { deriveSecrets, secretChecksOf, wrongSecret } from '../../config/secrets.ts';
import { databaseFolderOf } from '../../examinations.ts';
import type { DatabaseState, Examinations } from '../../examinations.ts';
import { causeText } from '../../fault-text.ts';
import { failed, ok, warning } from './finding.ts';
import type { DoctorFinding, Verdict } from './finding.ts';

/** The oldest that the tests run on, in the server's own count. */
const oldestTested = 150_000;
/** Connections a server keeps for its administrators. */
const reservedConnections = 3;
const toleratedSkewMs = 2_000;
const mostSkewMs = 60_000;

/** @throws DataDirectoryInUseError when another process holds an embedded database. */
export async function databaseFindings(
  config: Config,
  { database: ask }: Pick<Examinations, 'database'>,
): Promise<readonly DoctorFinding[]> {
  const inPart = (check: string, verdict: Verdict): DoctorFinding => ({ part: 'database', check, ...verdict });
  if (config.database.kind === 'pglite' && !(await isMade(config)))
    return [inPart('reachable', ok('not there yet; the first start makes it'))];
  const askedAt = Date.now();
  try {
    const state = await ask();
    return Object.entries(verdictsOf(config, state, { askedAt, answeredAt: Date.now() })).map(([check, verdict]) =>
      inPart(check, verdict),
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [
      inPart(
        'reachable',
        failed(causeText(error), 'Check DATABASE_URL, that the server runs, and that it lets this user in from here.'),
      ),
    ];
  }
}

interface Asked {
  readonly askedAt: number;
  readonly answeredAt: number;
}

function verdictsOf(config: Config, state: DatabaseState, asked: Asked): Readonly<Record<string, Verdict>> {
  const shared = {
    reachable: ok(`PostgreSQL ${state.version}${config.database.kind === 'pglite' ? ', embedded' : ''}`),
    migrations: migrationsOf(state),
    clock: clockOf(state, asked),
    webhooks: webhooksOf(state),
  };
  if (config.database.kind === 'pglite') return shared;
  return {
    ...shared,
    version:
      state.versionNumber >= oldestTested
        ? ok('tested')
        : warning('older than what is tested', 'Upgrade the server to PostgreSQL 15 or newer.'),
    encoding:
      state.encoding === 'UTF8'
        ? ok('UTF8')
        : failed(state.encoding, 'Make the database anew with ENCODING UTF8: captions are Unicode.'),
    durability: state.syncs
      ? ok('synced')
      : warning(
          'not synced',
          'Turn fsync, full_page_writes and synchronous_commit on: else a power cut takes what was acknowledged.',
        ),
    connections: connectionsOf(config.database.poolSize, state),
    secret: secretOf(config, state),
  };
}

function migrationsOf({ migrations: { applied, missing, unknown } }: DatabaseState): Verdict {
  if (unknown.length > 0)
    return failed(
      `${unknown.join(', ')} unknown here`,
      'A newer version of the service migrated it. Run that version or a later one.',
    );
  if (missing.length === 0) return ok(`${applied} applied`);
  return warning(
    `${applied} applied, ${missing.join(', ')} missing`,
    'The next start applies them, and so does migrate.',
  );
}

function webhooksOf({ webhooks: { overdue, autoPaused } }: DatabaseState): Verdict {
  const seen = `${overdue} overdue, ${autoPaused} endpoints auto-paused`;
  if (overdue === 0) return ok(seen);
  return warning(seen, 'Events are not sent in time: see that a process runs, and what it logs of webhooks.');
}

/** How far apart they surely are: what the asking took is not held against either. */
function clockOf({ now }: DatabaseState, { askedAt, answeredAt }: Asked): Verdict {
  const apartMs = Math.max(askedAt - now.getTime(), now.getTime() - answeredAt, 0);
  const seen = `${(apartMs / 1_000).toFixed(1)} s apart`;
  const advice =
    'Set the clocks of this machine, the database and the store by the same time: URLs are signed with the time of the database.';
  if (apartMs <= toleratedSkewMs) return ok(seen);
  return apartMs <= mostSkewMs ? warning(seen, advice) : failed(seen, advice);
}

function connectionsOf(poolSize: number, { maxConnections }: DatabaseState): Verdict {
  const forUs = maxConnections - reservedConnections;
  const seen = `${poolSize} of ${forUs} for each process`;
  const advice =
    'Lower DATABASE_POOL_SIZE or raise max_connections: each process takes up to its pool, a restart doubles it for a moment.';
  if (poolSize > forUs) return failed(seen, advice);
  return 2 * poolSize > forUs ? warning(seen, advice) : ok(seen);
}

function secretOf({ secretKey, previousSecretKey }: Config, { secretCheck }: DatabaseState): Verdict {
  if (secretCheck === null) return ok('the first start claims the database');
  const [current, ...previous] = secretChecksOf(deriveSecrets(secretKey ?? '', previousSecretKey));
  if (secretCheck === current) return ok('the one of this database');
  if (previous.includes(secretCheck)) return ok('the next start changes it');
  return failed('another than this database belongs to', wrongSecret);
}

async function isMade(config: Config): Promise<boolean> {
  try {
    await access(databaseFolderOf(config));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
