import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import type { Caller } from './caller.ts';
import { startDecoder } from './decoder-process.ts';
import { mediaTypes, mib } from './media-files.ts';
import type { MediaFile } from './media-files.ts';
import type { Undo } from './profile.ts';
import type { Bench, Work } from './work.ts';

/** What it takes to prove a file, beside the proof alone. Without ffprobe there is none of a film. */
export async function mediaWorks({ caller, pid, onS3 }: Bench, undo: Undo): Promise<readonly Work[]> {
  const picture = { contentType: 'image/jpeg', bytes: await photograph() } as const;
  const film = { contentType: 'video/mp4', bytes: mediaTypes['video/mp4'](18 * mib) } as const;
  const peers = await ffprobeOf(film.bytes, undo);
  const work = 'create, PUT and finalize a film of 18 MiB';
  const complete = (by: Caller) => ({ run: () => by.complete(film) });
  return [
    {
      work: 'finalize a picture of 3 MB',
      concurrency: 1,
      ours: { pid, ...finalizeOf(caller, picture) },
      peers: { 'its decode alone': await startDecoder(picture.bytes, undo) },
    },
    ...(peers ? [{ work, concurrency: 1, ours: { pid, ...complete(caller) }, peers }] : []),
    ...(peers && onS3
      ? [
          {
            work: `${work} over S3`,
            concurrency: 1,
            ours: { pid: onS3.pid, ...complete(onS3.caller) },
            peers: {
              ...peers,
              'its PUT and two copies within the store': {
                run: () => onS3.keeping.keep(film.bytes, film.contentType, 2),
              },
            },
          },
        ]
      : []),
  ];
}

/** Twelve million pixels that do not compress well: about 3 MB. */
function photograph(): Promise<Uint8Array> {
  const noise = { type: 'gaussian', mean: 128, sigma: 17 } as const;
  const create = { width: 4_000, height: 3_000, channels: 3, background: 'gray', noise } as const;
  return sharp({ create }).jpeg({ quality: 80 }).toBuffer();
}

/** A new item each time, whose file was put before. */
function finalizeOf(caller: Caller, file: MediaFile): Work['ours'] {
  return {
    prepare: async () => {
      const target = await caller.openSession({ contentType: file.contentType, sizeBytes: file.bytes.byteLength });
      await caller.put(target, file);
      return () => caller.finalize(target);
    },
  };
}

/** Null where there is none. */
async function ffprobeOf(bytes: Uint8Array, undo: Undo): Promise<Work['peers'] | null> {
  const run = promisify(execFile);
  const found = await run('ffprobe', ['-version']).catch(() => null);
  if (!found) return null;
  const folder = await mkdtemp(path.join(tmpdir(), 'layers-content-film-'));
  undo.push(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'film.mp4');
  await writeFile(file, bytes);
  const args = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', file];
  return { 'ffprobe of the file alone': { run: () => run('ffprobe', args) } };
}
