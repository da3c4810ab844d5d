import type { ContentType } from '../content/media-info.ts';

/** What the store knows of one object. */
export interface ObjectStat {
  readonly sizeBytes: number;
  /** Changes whenever the bytes may have changed; compared for equality only. */
  readonly etag: string;
}

/** Everything a client needs to put one file: send `headers` verbatim. */
export interface SignedPut {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface SignPutRequest {
  readonly key: string;
  readonly contentType: ContentType;
  /** The declared size; a directory store lets a PUT run over it by `putSlackBytes`. */
  readonly sizeBytes: number;
  /** The declared SHA-256, 64 lower-case hex digits: a store that can check it may make it part of the URL. */
  readonly checksumSha256: string | null;
  readonly expiresAt: Date;
  /** The database's time, as the statement that allowed the upload returned it. */
  readonly now: Date;
}

/** Bytes that the service itself brings. */
export interface StagedBytes {
  readonly contentType: ContentType;
  /** How many there are; null when only their end tells. */
  readonly sizeBytes: number | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface ListedObject {
  readonly key: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

/**
 * Where the bytes live. "Absent" is an answer (`null`, `'absent'`); "could not ask" is an `UnavailableError`,
 * no room is a `StorageFullError`. What is acknowledged survives a crash; a freeze or a publish survives a power cut
 * once it is synced.
 */
export interface ObjectStore {
  /** Signs one upload URL; no I/O. */
  signPut(request: SignPutRequest): SignedPut;
  /**
   * Stores bytes under a staging key, as a client's PUT does: all of them, or nothing is there. Never holds them in
   * memory. What `bytes` throws passes through as it is.
   */
  stage(stagingKey: string, staged: StagedBytes): Promise<void>;
  stat(key: string): Promise<ObjectStat | null>;
  /**
   * Copies staging bytes to a private key no client can write, on the condition that they are still `etag`.
   * `'changed'`: another PUT landed meanwhile. Repeatable.
   */
  freeze(stagingKey: string, frozenKey: string, etag: string): Promise<'frozen' | 'changed' | 'absent'>;
  /** Reads `[offset, offset + length)`, cut at the end of the object; throws `ObjectMissingError` when it is gone. */
  read(key: string, offset: number, length: number): Promise<Uint8Array>;
  /** SHA-256 over all bytes of an object, 64 lower-case hex digits; throws `ObjectMissingError`. */
  sha256(key: string): Promise<string>;
  /**
   * Copies frozen bytes to their public key, served as `contentType`. Repeatable; always the same bytes. Throws
   * `ObjectMissingError`.
   */
  publish(frozenKey: string, publicKey: string, contentType: ContentType): Promise<void>;
  /** Resolves when what was frozen or published under these keys survives a power cut. Repeatable. */
  sync(keys: readonly string[]): Promise<void>;
  /** Deletes; deleting what is absent is success. */
  delete(key: string): Promise<void>;
  /** Walks every object below a prefix, in any order. */
  list(prefix: string): AsyncIterable<ListedObject>;
  /** Resolves when the store can be asked and written; throws `UnavailableError` or `StorageFullError`. */
  ping(): Promise<void>;
}

/** An object that must be there is not. */
export class ObjectMissingError extends Error {
  override readonly name = 'ObjectMissingError';
  readonly key: string;

  constructor(key: string, options?: ErrorOptions) {
    super(`object ${key} is missing`, options);
    this.key = key;
  }
}
