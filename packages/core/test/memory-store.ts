import { createHash } from 'node:crypto';
import { ObjectMissingError } from '../src/index.ts';
import type {
  ContentType,
  ListedObject,
  ObjectStat,
  ObjectStore,
  SignedPut,
  SignPutRequest,
  StagedBytes,
} from '../src/index.ts';

export interface MemoryObject {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly modifiedAt: Date;
  /** What it is served as, once published. */
  readonly contentType: ContentType | null;
}

/**
 * The port in memory, for tests that need many stores, or one whose every moment they decide. Each call is done at
 * once; a PUT lands when the test says so, however late.
 */
export class MemoryStore implements ObjectStore {
  readonly objects = new Map<string, MemoryObject>();
  readonly #now: () => Date;
  #etags = 0;

  /** @param now what new objects are dated by. */
  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  /** Lands the bytes of a PUT. */
  put(key: string, bytes: Uint8Array): void {
    this.#etags += 1;
    this.#write(key, { bytes, etag: String(this.#etags), contentType: null });
  }

  signPut({ key, contentType }: SignPutRequest): SignedPut {
    return { url: `memory:${key}`, headers: { 'Content-Type': contentType } };
  }

  async stage(key: string, { bytes }: StagedBytes): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    this.put(key, Buffer.concat(chunks));
  }

  async stat(key: string): Promise<ObjectStat | null> {
    const object = this.objects.get(key);
    return object ? { sizeBytes: object.bytes.byteLength, etag: object.etag } : null;
  }

  async freeze(stagingKey: string, frozenKey: string, etag: string): Promise<'frozen' | 'changed' | 'absent'> {
    const object = this.objects.get(stagingKey);
    if (!object) return 'absent';
    if (object.etag !== etag) return 'changed';
    this.#write(frozenKey, object);
    return 'frozen';
  }

  async read(key: string, offset: number, length: number): Promise<Uint8Array> {
    return this.#existing(key).bytes.slice(offset, offset + length);
  }

  async sha256(key: string): Promise<string> {
    return createHash('sha256').update(this.#existing(key).bytes).digest('hex');
  }

  async publish(frozenKey: string, publicKey: string, contentType: ContentType): Promise<void> {
    this.#write(publicKey, { ...this.#existing(frozenKey), contentType });
  }

  async sync(_keys: readonly string[]): Promise<void> {
    // Nothing that a power cut would leave.
  }

  async delete(key: string): Promise<void> {
    this.objects.delete(key);
  }

  async *list(prefix: string): AsyncGenerator<ListedObject> {
    for (const [key, { bytes, modifiedAt }] of this.objects) {
      if (key.startsWith(prefix)) yield { key, sizeBytes: bytes.byteLength, modifiedAt };
    }
  }

  async ping(): Promise<void> {
    // Nothing that could be down.
  }

  #write(key: string, object: Omit<MemoryObject, 'modifiedAt'>): void {
    this.objects.set(key, { ...object, modifiedAt: this.#now() });
  }

  #existing(key: string): MemoryObject {
    const object = this.objects.get(key);
    if (!object) throw new ObjectMissingError(key);
    return object;
  }
}
