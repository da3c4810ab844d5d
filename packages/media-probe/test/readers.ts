import type { ContentType, MediaInfo, RangeReader } from '@layers-content/core';
import { ProbeFault, probeMedia } from '../src/index.ts';
import type { ImageDecoder } from '../src/index.ts';
import { openSharpDecoder } from '../src/pool/sharp-decoder.ts';

export const decoder: ImageDecoder = openSharpDecoder();

const typesByExtension: Readonly<Record<string, ContentType>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

export function typeOf(name: string): ContentType {
  const type = typesByExtension[name.slice(name.lastIndexOf('.') + 1)];
  if (!type) throw new Error(`No type is known for ${name}.`);
  return type;
}

/** A reader over memory that counts what is asked of it. */
export class CountingReader implements RangeReader {
  readonly sizeBytes: number;
  bytesRead = 0;
  reads = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.sizeBytes = bytes.byteLength;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    this.reads += 1;
    this.bytesRead += length;
    return this.#bytes.subarray(offset, offset + length);
  }
}

/**
 * Counts how often the way to the bytes is gone: reads that are asked for while others are under way go along with
 * them.
 */
export class FarReader implements RangeReader {
  readonly sizeBytes: number;
  ways = 0;
  readonly #bytes: Uint8Array;
  #underWay: Promise<void> | null = null;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.sizeBytes = bytes.byteLength;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    this.#underWay ??= this.#go();
    await this.#underWay;
    return this.#bytes.subarray(offset, offset + length);
  }

  async #go(): Promise<void> {
    this.ways += 1;
    await new Promise((resolve) => setImmediate(resolve));
    this.#underWay = null;
  }
}

export function probeBytes(bytes: Uint8Array, type: ContentType): Promise<MediaInfo> {
  return probeMedia(new CountingReader(bytes), type, decoder);
}

/** The fault that the probe answers with; fails when the file is accepted or anything else is thrown. */
export async function faultOf(bytes: Uint8Array, type: ContentType): Promise<ProbeFault> {
  try {
    const info = await probeBytes(bytes, type);
    throw new Error(`Accepted: ${JSON.stringify(info)}`);
  } catch (error) {
    if (error instanceof ProbeFault) return error;
    throw error;
  }
}
