import { hkdfSync, randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config.ts';

type SecretSettings = Pick<Config, 'secretKey' | 'previousSecretKey' | 'dataDir'>;

/**
 * Keys of one purpose: the first makes, every one is accepted, so that a secret can be changed without breaking what
 * it made.
 */
export type KeyRing = readonly [current: Uint8Array, ...previous: Uint8Array[]];

/** What `SECRET_KEY` is stretched into; each key serves one purpose only. */
export interface Secrets {
  /** Pepper the hashes of API keys. */
  readonly keyPeppers: KeyRing;
  /** Sign upload URLs. */
  readonly urlKeys: KeyRing;
  /** Sign list cursors. */
  readonly cursorKeys: KeyRing;
  /** Seal the secrets of webhook endpoints. */
  readonly webhookKeys: KeyRing;
  /** Tell secrets apart and nothing else: a shared database keeps the first one. */
  readonly checkValues: KeyRing;
}

/** Derives the purpose keys by HKDF-SHA-256 (RFC 5869). @param secretKey, previous at least 32 bytes each. */
export function deriveSecrets(secretKey: string, previous: string | null = null): Secrets {
  const derive = (purpose: string): KeyRing => {
    const of = (secret: string): Uint8Array =>
      new Uint8Array(hkdfSync('sha256', secret, 'layers-content', purpose, 32));
    return previous === null ? [of(secretKey)] : [of(secretKey), of(previous)];
  };
  return {
    keyPeppers: derive('api-key-pepper'),
    urlKeys: derive('upload-url'),
    cursorKeys: derive('list-cursor'),
    webhookKeys: derive('webhook-secret'),
    checkValues: derive('database-check'),
  };
}

/** What the database keeps of a secret, in hex: of the present one, then of the previous. */
export function secretChecksOf({ checkValues: [current, ...previous] }: Secrets): readonly [string, ...string[]] {
  const hexOf = (value: Uint8Array) => Buffer.from(value).toString('hex');
  return [hexOf(current), ...previous.map(hexOf)];
}

/** Why a process with another secret does not start. */
export const wrongSecret =
  'SECRET_KEY: is not the one this database belongs to, so no API key in it would be known. Give the one all its processes have; to change it, give the old one as SECRET_KEY_PREVIOUS';

/** The secrets of the settings; without a given one, of the data directory. @throws Error as `openSecretKey`. */
export async function openSecrets({ secretKey, previousSecretKey, dataDir }: SecretSettings): Promise<Secrets> {
  return deriveSecrets(secretKey ?? (await openSecretKey(dataDir)), previousSecretKey);
}

/**
 * Reads `<dataDir>/secret.key`, or makes it once (mode 0600). The directory must be locked by the caller.
 * @throws Error when the file is there but too short to be a key.
 */
export async function openSecretKey(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'secret.key');
  const found = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (found !== null) {
    const secretKey = found.trim();
    if (Buffer.byteLength(secretKey) < 32)
      throw new Error(`${file} holds no key of at least 32 bytes; restore it from a backup.`);
    return secretKey;
  }
  const secretKey = randomBytes(48).toString('base64url');
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${secretKey}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return secretKey;
}
