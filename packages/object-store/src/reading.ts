import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { ObjectMissingError } from '@layers-content/core';
import type { ListedObject } from '@layers-content/core';
import type { Disk } from './disk.ts';
import type { OpenFile } from './file-system.ts';
import { InvalidObjectKeyError, isObjectKey } from './object-key.ts';
import type { Placement } from './placement.ts';

/** A part of an object, both ends inclusive as in HTTP; absent ends mean the object's own. */
export interface ByteRange {
  readonly start?: number;
  readonly end?: number;
}

/** Small enough not to hold the event loop for long while it is hashed. */
const hashChunkBytes = 262_144;

/** Reads `[offset, offset + length)`, cut at the end of the object. */
export async function readRange(
  disk: Disk,
  placement: Placement,
  request: { readonly key: string; readonly offset: number; readonly length: number },
): Promise<Uint8Array> {
  const file = await openObject(disk, placement, request.key);
  try {
    const buffer = new Uint8Array(request.length);
    let filled = 0;
    while (filled < request.length) {
      const readBytes = await file.read(buffer, filled, request.offset + filled);
      if (readBytes === 0) break;
      filled += readBytes;
    }
    return buffer.subarray(0, filled);
  } finally {
    await file.close();
  }
}

/** SHA-256 of the whole object, 64 lower-case hex digits; reads it in pieces. */
export async function sha256Of(disk: Disk, placement: Placement, key: string): Promise<string> {
  const file = await openObject(disk, placement, key);
  try {
    const hash = createHash('sha256');
    const buffer = new Uint8Array(hashChunkBytes);
    for (let position = 0; ;) {
      const readBytes = await file.read(buffer, 0, position);
      if (readBytes === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, readBytes));
      position += readBytes;
    }
  } finally {
    await file.close();
  }
}

/** Opens before it resolves, so that a missing object is known before a header is sent. */
export async function openStream(disk: Disk, placement: Placement, key: string, range: ByteRange): Promise<Readable> {
  const file = await openObject(disk, placement, key);
  return file.stream(range);
}

async function openObject(disk: Disk, placement: Placement, key: string): Promise<OpenFile> {
  const path = placement.pathOf(key);
  const stat = await disk.stat(path);
  const file = stat === 'absent' || !stat.isFile ? 'absent' : await disk.open(path);
  if (file === 'absent') throw new ObjectMissingError(key);
  return file;
}

/** Every object whose key begins with `prefix`; what vanishes during the walk is left out. */
export async function* listObjects(disk: Disk, root: string, prefix: string): AsyncIterable<ListedObject> {
  // `staging/`, `staging/ab` and `staging/ab/` are prefixes; whether one climbs shows once a name stands behind it.
  if (!isObjectKey(`${prefix}x`)) throw new InvalidObjectKeyError(prefix);
  const directory = prefix.endsWith('/') ? prefix.slice(0, -1) : dirname(prefix);
  for await (const listed of walk(disk, root, directory)) {
    if (listed.key.startsWith(prefix)) yield listed;
  }
}

async function* walk(disk: Disk, root: string, directory: string): AsyncIterable<ListedObject> {
  for await (const entry of disk.entries(join(root, directory))) {
    const key = `${directory}/${entry.name}`;
    if (entry.isDirectory) {
      yield* walk(disk, root, key);
      continue;
    }
    const stat = await disk.stat(join(root, key));
    if (stat !== 'absent') {
      yield { key, sizeBytes: stat.sizeBytes, modifiedAt: new Date(Number(stat.modifiedNs / 1_000_000n)) };
    }
  }
}
