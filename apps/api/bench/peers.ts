import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Caller } from './caller.ts';
import { openClient } from './client.ts';
import { contest } from './contest.ts';
import type { Contender, Timing } from './contest.ts';
import { mediaTypes, mib } from './media-files.ts';
import { startNewService } from './new-service.ts';
import { installPeers, startPeer } from './peer-process.ts';
import type { Peer } from './peer-process.ts';
import { undoAll } from './profile.ts';
import type { Undo } from './profile.ts';

/** The same work by us and by others, in the same turns. */
export interface Comparison {
  readonly work: string;
  readonly concurrency: number;
  readonly ours: Timing;
  readonly peers: Readonly<Record<string, Timing>>;
}

interface Work {
  readonly work: string;
  readonly concurrency: number;
  readonly ours: Contender;
  readonly peers: Readonly<Record<string, Contender>>;
}

interface Bench {
  readonly caller: Caller;
  readonly projectId: string;
  readonly pid: number;
  readonly peers: Peers;
}

interface Peers {
  readonly tus: Peer;
  readonly companion: Peer;
  /** Null without PostgreSQL. */
  readonly presigner: Peer | null;
  readonly plain: Peer | null;
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
    const comparisons: Comparison[] = [];
    for (const { work, concurrency, ours, peers } of await worksOf(bench, undo)) {
      tell(`${work}, ${concurrency} at once`);
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
  const { caller, projectId, pid, server } = await startNewService(databaseUrl, 16, undo);
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
  return { caller, projectId, pid, peers };
}

async function worksOf(bench: Bench, undo: Undo): Promise<readonly Work[]> {
  const film = mediaTypes['video/mp4'](18 * mib);
  const flow = await flowOf(bench, film, undo);
  return [
    ...[1, 16].map((concurrency) => ({ work: 'create a session', concurrency, ...createOf(bench) })),
    ...(await Promise.all(
      [1, 16].map(async (concurrency) => ({ work: 'get an item', concurrency, ...(await getOf(bench)) })),
    )),
    { work: 'PUT 1 MB', concurrency: 1, ...(await putOf(bench, 1_000_000)) },
    { work: 'PUT 100 MB', concurrency: 1, ...(await putOf(bench, 100_000_000)) },
    ...(flow ? [{ work: 'create, PUT and finalize a film of 18 MiB', concurrency: 1, ...flow }] : []),
  ];
}

/** A peer that answers JSON, over connections that are kept. */
function asking(peer: Peer, ask: Parameters<ReturnType<typeof openClient>['ask']>[0]): Contender {
  const client = openClient(peer.baseUrl, 16);
  return { run: () => client.ask(ask), pid: peer.pid };
}

const json = { 'Content-Type': 'application/json', Authorization: 'Bearer key' };

function createOf({ caller, pid, peers }: Bench): Pick<Work, 'ours' | 'peers'> {
  const body = JSON.stringify({ filename: 'film.mp4', contentType: 'video/mp4' });
  const signing = { method: 'GET', path: '/s3/params?filename=film.mp4&type=video/mp4' };
  return {
    ours: { run: () => caller.openSession({ contentType: 'video/mp4', sizeBytes: 18 * mib }), pid },
    peers: {
      '@uppy/companion, which stores nothing': asking(peers.companion, signing),
      ...(peers.presigner && {
        'Fastify, signature and row': asking(peers.presigner, {
          method: 'POST',
          path: '/uploads',
          headers: json,
          body,
        }),
      }),
      ...(peers.plain && {
        'node:http and INSERT': asking(peers.plain, { method: 'POST', path: '/', headers: json, body }),
      }),
    },
  };
}

async function getOf({ caller, pid, peers }: Bench): Promise<Pick<Work, 'ours' | 'peers'>> {
  const picture = { contentType: 'image/jpeg', bytes: mediaTypes['image/jpeg'](mib) } as const;
  const { containerId } = await caller.complete(picture);
  const id = containerId.slice('cnt_'.length);
  const get = { method: 'GET', headers: json };
  return {
    ours: { run: () => caller.call({ method: 'GET', path: `/v1/content/${containerId}` }), pid },
    peers: {
      ...(peers.presigner && { 'Fastify and pg': asking(peers.presigner, { ...get, path: `/items/${id}` }) }),
      ...(peers.plain && { 'node:http and the same SELECT': asking(peers.plain, { ...get, path: `/${id}` }) }),
    },
  };
}

async function putOf({ caller, pid, peers }: Bench, sizeBytes: number): Promise<Pick<Work, 'ours' | 'peers'>> {
  const file = { contentType: 'video/mp4', bytes: randomBytes(sizeBytes) } as const;
  const target = await caller.openSession({ contentType: 'video/mp4', sizeBytes });
  const tus = openClient(peers.tus.baseUrl, 1);
  return {
    ours: { run: () => caller.put(target, file), pid },
    peers: {
      '@tus/server, which syncs nothing': {
        pid: peers.tus.pid,
        prepare: () => createTusUpload(peers.tus, sizeBytes),
        run: async (location) => {
          const headers = {
            'Tus-Resumable': '1.0.0',
            'Upload-Offset': '0',
            'Content-Type': 'application/offset+octet-stream',
          };
          await tus.ask({ method: 'PATCH', path: location, headers, body: file.bytes });
        },
      },
    },
  };
}

/** The path of a new upload; its bytes are sent to it by PATCH. */
function createTusUpload({ baseUrl }: Peer, sizeBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'Tus-Resumable': '1.0.0', 'Upload-Length': String(sizeBytes), 'Content-Length': '0' };
    request(`${baseUrl}/files`, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(new URL(answer.headers.location ?? '/', baseUrl).pathname);
    })
      .on('error', reject)
      .end();
  });
}

/** Null without ffprobe. */
async function flowOf(
  { caller, pid }: Bench,
  bytes: Uint8Array,
  undo: Undo,
): Promise<Pick<Work, 'ours' | 'peers'> | null> {
  const run = promisify(execFile);
  const found = await run('ffprobe', ['-version']).catch(() => null);
  if (!found) return null;
  const folder = await mkdtemp(path.join(tmpdir(), 'layers-content-film-'));
  undo.push(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'film.mp4');
  await writeFile(file, bytes);
  return {
    ours: { pid, run: () => caller.complete({ contentType: 'video/mp4', bytes }) },
    peers: {
      'ffprobe of the file alone': {
        run: () => run('ffprobe', ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', file]),
      },
    },
  };
}
