import { execFile, spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { SharedServers } from '../e2e/shared-servers.ts';
import { childrenOf } from '../e2e/process-list.ts';
import { freePort } from '../e2e/service-process.ts';

const run = promisify(execFile);
const startTimeoutMs = 60_000;

/** A server of the test's own, which may fail as servers do. */
export interface OwnServer {
  /** Starts it, again over what it kept; resolves when it answers. */
  start(): Promise<void>;
  /** It takes connections and answers nothing, as on a machine that stands still. */
  hang(): Promise<void>;
  goOn(): Promise<void>;
  /** SIGKILL to all its processes. */
  kill(): Promise<void>;
}

/** Two servers with nothing in them, and how they are reached. */
export interface OwnServers {
  readonly postgres: OwnServer;
  readonly s3: OwnServer;
  readonly addresses: SharedServers;
  remove(): Promise<void>;
}

/** Starts PostgreSQL and versitygw where `.ci/postgres` and `.ci/s3-server` say that they are installed. */
export async function startOwnServers(): Promise<OwnServers> {
  const { TEST_POSTGRES_BIN: bin, TEST_S3_EXECUTABLE: versitygw } = process.env;
  if (!bin || !versitygw)
    throw new Error(
      'these tests want TEST_POSTGRES_BIN and TEST_S3_EXECUTABLE: .ci/postgres .ci/s3-server versitygw <command>',
    );
  const folder = await mkdtemp(path.join(tmpdir(), 'layers-content-servers-'));
  const [postgres, s3] = [await makePostgres(bin, folder), await makeVersitygw(versitygw, folder)];
  await Promise.all([postgres.start(), s3.start()]);
  return {
    postgres,
    s3,
    addresses: { databaseUrl: postgres.url, s3: { endpoint: s3.endpoint, region, credentials } },
    async remove() {
      await Promise.all([postgres.kill(), s3.kill()]);
      await rm(folder, { recursive: true });
    },
  };
}

/** PostgreSQL alone, where `.ci/postgres` says that it is installed. */
export async function startOwnPostgres(): Promise<{
  readonly postgres: OwnServer;
  readonly url: string;
  remove(): Promise<void>;
}> {
  const { TEST_POSTGRES_BIN: bin } = process.env;
  if (!bin) throw new Error('these tests want TEST_POSTGRES_BIN: .ci/postgres <command>');
  const folder = await mkdtemp(path.join(tmpdir(), 'layers-content-servers-'));
  const postgres = await makePostgres(bin, folder);
  await postgres.start();
  return {
    postgres,
    url: postgres.url,
    async remove() {
      await postgres.kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function makePostgres(bin: string, folder: string): Promise<OwnServer & { readonly url: string }> {
  const [data, port] = [path.join(folder, 'postgres'), await freePort()];
  await mkdir(data);
  const owner = await postgresOwner();
  // PostgreSQL does not run as root.
  if (owner) for (const owned of [folder, data]) await chown(owned, owner.uid, owner.gid);
  await run(path.join(bin, 'initdb'), ['--pgdata', data, '--auth=trust', '--username=postgres', '--no-sync'], {
    ...owner,
    cwd: folder,
  });
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`].flatMap(
    (setting) => ['-c', setting],
  );
  const isReady = () => run(path.join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres']);
  const server = serverOf(path.join(bin, 'postgres'), ['-D', data, ...settings], { ...owner, cwd: folder }, isReady);
  return { ...server, url: `postgres://postgres@127.0.0.1:${port}/postgres` };
}

async function postgresOwner(): Promise<{ readonly uid: number; readonly gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (which) => Number((await run('id', [which, 'postgres'])).stdout)),
  );
  if (uid === undefined || gid === undefined) throw new Error('id says nothing');
  return { uid, gid };
}

const region = 'us-east-1';
const credentials = { accessKeyId: 'own-access-key', secretAccessKey: 'own-secret-key' };

async function makeVersitygw(executable: string, folder: string): Promise<OwnServer & { readonly endpoint: string }> {
  const [objects, port] = [path.join(folder, 'objects'), await freePort()];
  await mkdir(objects);
  const endpoint = `http://127.0.0.1:${port}`;
  const env = { ROOT_ACCESS_KEY: credentials.accessKeyId, ROOT_SECRET_KEY: credentials.secretAccessKey };
  const given = ['--port', `127.0.0.1:${port}`, '--region', region, '--quiet', 'posix', objects];
  // Any answer will do: without credentials it is a refusal.
  return { ...serverOf(executable, given, { env }, () => fetch(endpoint)), endpoint };
}

function serverOf(
  executable: string,
  given: readonly string[],
  options: SpawnOptions,
  isReady: () => Promise<unknown>,
): OwnServer {
  let child: ChildProcess | null = null;
  const signal = async (name: NodeJS.Signals): Promise<void> => {
    if (child?.pid === undefined) return;
    for (const pid of [child.pid, ...(await childrenOf(child.pid))]) {
      try {
        process.kill(pid, name);
      } catch {
        // It has ended meanwhile.
      }
    }
  };
  return {
    async start() {
      await untilReady(async () => {
        // PostgreSQL does not begin while a child of the one that was killed still ends.
        if (child?.exitCode !== null) child = spawn(executable, given, { ...options, stdio: 'ignore' });
        await isReady();
      });
    },
    hang: () => signal('SIGSTOP'),
    goOn: () => signal('SIGCONT'),
    async kill() {
      if (!child) return;
      const ended = new Promise((resolve) => child?.once('close', resolve));
      await signal('SIGKILL');
      await ended;
      child = null;
    },
  };
}

async function untilReady(isReady: () => Promise<unknown>): Promise<void> {
  const endsAt = Date.now() + startTimeoutMs;
  for (;;) {
    const [outcome] = await Promise.allSettled([isReady()]);
    if (outcome.status === 'fulfilled') return;
    if (Date.now() > endsAt) throw outcome.reason;
    await sleep(100);
  }
}
