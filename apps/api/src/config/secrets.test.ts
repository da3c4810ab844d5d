import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deriveSecrets, openSecretKey } from './secrets.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'layers-content-secrets-'));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

const hexOf = (key: Uint8Array): string => Buffer.from(key).toString('hex');

test('one key becomes five of 32 bytes that have nothing in common', () => {
  const secrets = Object.values(deriveSecrets('x'.repeat(32)))
    .flat()
    .map(hexOf);
  expect(secrets.map((secret) => secret.length)).toEqual([64, 64, 64, 64, 64]);
  expect(new Set(secrets).size).toBe(5);
  expect(deriveSecrets('x'.repeat(32))).toEqual(deriveSecrets('x'.repeat(32)));
  expect(deriveSecrets('x'.repeat(32)).urlKeys).not.toEqual(deriveSecrets('x'.repeat(33)).urlKeys);
});

test('an earlier secret stands behind the present one in every ring', () => {
  const [before, after] = [deriveSecrets('x'.repeat(32)), deriveSecrets('y'.repeat(32))];
  const both = deriveSecrets('y'.repeat(32), 'x'.repeat(32));
  expect(both.keyPeppers).toEqual([after.keyPeppers[0], before.keyPeppers[0]]);
  expect(both.urlKeys).toEqual([after.urlKeys[0], before.urlKeys[0]]);
});

test('derivation never changes: every stored key hash and open URL depends on it', () => {
  const { keyPeppers } = deriveSecrets('a-secret-key-that-only-tests-know');
  expect(hexOf(keyPeppers[0])).toMatchInlineSnapshot(
    `"4b646897a8e9fd9ed97673e101c4ef1b10801be7e24b3c059cac56e43904aa2a"`,
  );
});

test('made once, for the owner alone, and read again', async () => {
  const made = await openSecretKey(dataDir);
  expect(Buffer.byteLength(made)).toBeGreaterThanOrEqual(32);
  expect(await openSecretKey(dataDir)).toBe(made);
  const file = path.join(dataDir, 'secret.key');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readFile(file, 'utf8')).trim()).toBe(made);
});

test('a cut file stops the start and is left as it is', async () => {
  const file = path.join(dataDir, 'secret.key');
  await writeFile(file, 'cut');
  await expect(openSecretKey(dataDir)).rejects.toThrow(/secret\.key holds no key/);
  expect(await readFile(file, 'utf8')).toBe('cut');
});

test('a directory that is not there is told, not made', async () => {
  await expect(openSecretKey(path.join(dataDir, 'absent'))).rejects.toMatchObject({ code: 'ENOENT' });
});
