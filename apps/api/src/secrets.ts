import { hkdfSync, randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What one `SECRET_KEY` is stretched into; each key serves one purpose only. */
export interface Secrets {
  /** Peppers the hashes of API keys. */
  readonly keyPepper: Uint8Array;
  /** Signs upload URLs. */
  readonly urlKey: Uint8Array;
  /** Signs list cursors. */
  readonly cursorKey: Uint8Array;
}

/** Derives the purpose keys by HKDF-SHA-256 (RFC 5869). @param secretKey at least 32 bytes. */
export function deriveSecrets(secretKey: string): Secrets {
  const derive = (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', secretKey, 'layers-content', purpose, 32));
  return { keyPepper: derive('api-key-pepper'), urlKey: derive('upload-url'), cursorKey: derive('list-cursor') };
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
    if (Buffer.byteLength(secretKey) < 32) throw new Error(`${file} holds no key of at least 32 bytes; restore it from a backup.`);
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
