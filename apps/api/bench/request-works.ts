import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { openClient } from './client.ts';
import type { Ask } from './client.ts';
import type { Contender } from './contest.ts';
import { mediaTypes, mib } from './media-files.ts';
import type { Peer } from './peer-process.ts';
import type { Bench, Work } from './work.ts';

/** What any service of uploads is asked: a place to put to, what became of it, and the bytes. */
export async function requestWorks(bench: Bench): Promise<readonly Work[]> {
  return [
    ...[1, 16].map((concurrency) => ({ work: 'create a session', concurrency, ...createOf(bench) })),
    ...(await Promise.all(
      [1, 16].map(async (concurrency) => ({ work: 'get an item', concurrency, ...(await getOf(bench)) })),
    )),
    { work: 'PUT 1 MB', concurrency: 1, ...putOf(bench, 1_000_000) },
  ];
}

/** The last of all: what it leaves behind, also in the memory that keeps files, would slow down the others. */
export function largePut(bench: Bench): Work {
  return { work: 'PUT 100 MB', concurrency: 1, ...putOf(bench, 100_000_000) };
}

/** A peer that answers JSON, over connections that are kept. */
function asking(peer: Peer, askOf: () => Ask): Contender {
  const client = openClient(peer.baseUrl, 16);
  return { run: () => client.ask(askOf()), pid: peer.pid };
}

const json = { 'Content-Type': 'application/json', Authorization: 'Bearer key' };

function createOf({ caller, pid, peers }: Bench): Pick<Work, 'ours' | 'peers'> {
  const body = JSON.stringify({ filename: 'film.mp4', contentType: 'video/mp4' });
  const post = { method: 'POST', headers: json, body };
  const signing = { method: 'GET', path: '/s3/params?filename=film.mp4&type=video/mp4' };
  return {
    ours: { run: () => caller.openSession({ contentType: 'video/mp4', sizeBytes: 18 * mib }), pid },
    peers: {
      '@uppy/companion, which stores nothing': asking(peers.companion, () => signing),
      ...(peers.presigner && {
        'Fastify, signature and row': asking(peers.presigner, () => ({ ...post, path: '/uploads' })),
      }),
      ...(peers.plain && {
        'node:http and INSERT': asking(peers.plain, () => ({ ...post, path: '/' })),
      }),
    },
  };
}

async function getOf({ caller, pid, peers }: Bench): Promise<Pick<Work, 'ours' | 'peers'>> {
  const picture = { contentType: 'image/jpeg', bytes: mediaTypes['image/jpeg'](mib) } as const;
  const ids: string[] = [];
  for (let n = 0; n < 32; n += 1) ids.push((await caller.complete(picture)).containerId.slice('cnt_'.length));
  let asked = 0;
  const get = (place: string) => () => {
    const path = `${place}${ids[(asked += 1) % ids.length] ?? ''}`;
    return { method: 'GET', path, headers: json };
  };
  return {
    ours: { run: () => caller.call(get('/v1/content/cnt_')()), pid },
    peers: {
      ...(peers.presigner && { 'Fastify and pg': asking(peers.presigner, get('/items/')) }),
      ...(peers.plain && { 'node:http and the same SELECT': asking(peers.plain, get('/')) }),
    },
  };
}

/** Each to an upload of its own. None is deleted meanwhile: tus would at once, the outbox in whosever turn. */
function putOf({ caller, pid, peers }: Bench, sizeBytes: number): Pick<Work, 'ours' | 'peers'> {
  const file = { contentType: 'video/mp4', bytes: randomBytes(sizeBytes) } as const;
  const tus = openClient(peers.tus.baseUrl, 1);
  return {
    ours: {
      pid,
      prepare: async () => {
        const target = await caller.openSession({ contentType: 'video/mp4', sizeBytes });
        return () => caller.put(target, file);
      },
    },
    peers: {
      '@tus/server, which syncs nothing': {
        pid: peers.tus.pid,
        prepare: async () => {
          const path = await createTusUpload(peers.tus, sizeBytes);
          const headers = {
            'Tus-Resumable': '1.0.0',
            'Upload-Offset': '0',
            'Content-Type': 'application/offset+octet-stream',
          };
          return () => tus.ask({ method: 'PATCH', path, headers, body: file.bytes });
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
