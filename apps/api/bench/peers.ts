import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createServerBucket } from '@layers-content/object-store/testing';
import { s3Server } from '../test/e2e/shared-servers.ts';
import { s3EnvironmentOf } from '../test/http/s3-environment.ts';
import { contest } from './contest.ts';
import type { Timing } from './contest.ts';
import { openKeeping } from './keeping.ts';
import { mediaWorks } from './media-works.ts';
import { startNewService } from './new-service.ts';
import { installPeers, startPeer } from './peer-process.ts';
import type { Peer } from './peer-process.ts';
import { undoAll } from './profile.ts';
import type { Undo } from './profile.ts';
import { largePut, requestWorks } from './request-works.ts';
import type { Bench } from './work.ts';

/** The same work by us and by others, in the same turns. */
export interface Comparison {
  readonly work: string;
  readonly concurrency: number;
  readonly ours: Timing;
  readonly peers: Readonly<Record<string, Timing>>;
}

export interface PeerSizes {
  readonly rounds: number;
  readonly turnMs: number;
}

/** Of the service over PostgreSQL (or the embedded database, where there is none) and a directory. */
export async function measurePeers(
  databaseUrl: string | null,
  { rounds, turnMs }: PeerSizes,
  tell: (line: string) => void,
): Promise<readonly Comparison[]> {
  const undo: Undo = [];
  try {
    const bench = await openBench(databaseUrl, undo, tell);
    const works = [...(await requestWorks(bench)), ...(await mediaWorks(bench, undo)), largePut(bench)];
    const comparisons: Comparison[] = [];
    for (const { work, concurrency, ours, peers } of works) {
      tell(`${work}, ${concurrency} at once`);
      // What the work before left to the disk is nobody's.
      await promisify(execFile)('sync');
      const timings = await contest({ ours, ...peers }, { rounds, turnMs, concurrency });
      const { ours: own, ...others } = timings;
      if (own) comparisons.push({ work, concurrency, ours: own, peers: others });
    }
    return comparisons;
  } finally {
    await undoAll(undo);
  }
}

async function openBench(databaseUrl: string | null, undo: Undo, tell: (line: string) => void): Promise<Bench> {
  tell('installing the peers, once for these versions');
  const folder = await installPeers();
  const { caller, pid, server } = await startNewService(databaseUrl, 16, undo);
  const files = await mkdtemp(path.join(tmpdir(), 'layers-content-peers-'));
  undo.push(() => rm(files, { recursive: true }));
  const start = async (name: string, argument: string): Promise<Peer> => {
    const peer = await startPeer(folder, name, argument);
    undo.push(async () => peer.end());
    return peer;
  };
  const peers = {
    tus: await start('tus', files),
    companion: await start('companion', files),
    presigner: server && (await start('presigner', server.url)),
    plain: server && (await start('plain', server.url)),
  };
  return { caller, pid, onS3: await openOnS3(databaseUrl, undo), peers };
}

async function openOnS3(databaseUrl: string | null, undo: Undo): Promise<Bench['onS3']> {
  const s3 = s3Server();
  if (!s3) return null;
  const bucket = await createServerBucket(s3);
  const subject = await startNewService(databaseUrl, 16, undo, s3EnvironmentOf({ ...s3, bucket }));
  const keeping = await openKeeping(s3, bucket);
  undo.push(() => keeping.close());
  return { ...subject, keeping };
}
