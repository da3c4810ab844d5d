import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mediaFixture } from '@layers-content/media-probe/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRoot } from '../src/root.ts';

let folder: string;
let root: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'layers-content-mcp-'));
  root = path.join(folder, 'root');
  await mkdir(path.join(root, 'in'), { recursive: true });
  await mkdir(path.join(root, 'folder.mp4'));
  await writeFile(path.join(root, 'huge.mp4'), '');
  await truncate(path.join(root, 'huge.mp4'), 8 * 1_024 ** 3);
  await writeFile(path.join(folder, 'secret.mp4'), mediaFixture('teaser.mp4'));
  await writeFile(path.join(root, 'in', 'teaser.mp4'), mediaFixture('teaser.mp4'));
});
afterEach(() => rm(folder, { recursive: true }));

async function refusalOf(given: string): Promise<unknown> {
  const opened = await openRoot(root);
  return opened.open(given).then(
    async (local) => local.close(),
    (error: unknown) => (error instanceof Error ? error.message.split(':')[0] : error),
  );
}

describe('what lies below the root', () => {
  test.each(['in/teaser.mp4', './in/../in/teaser.mp4'])('%s is read', async (given) => {
    expect(await refusalOf(given)).toBeUndefined();
  });

  test('a link that stays below it is followed, and its full name is taken', async () => {
    await symlink('in/teaser.mp4', path.join(root, 'link.mp4'));
    expect(await refusalOf('link.mp4')).toBeUndefined();
    expect(await refusalOf(path.join(root, 'in/teaser.mp4'))).toBeUndefined();
  });

  test('is still the same file when its folder is exchanged', async () => {
    const opened = await openRoot(root);
    const local = await opened.open('in/teaser.mp4');
    await rm(path.join(root, 'in'), { recursive: true });
    await symlink(folder, path.join(root, 'in'));
    await writeFile(path.join(folder, 'teaser.mp4'), 'another');
    expect(Buffer.from(await local.file.arrayBuffer()).equals(mediaFixture('teaser.mp4'))).toBe(true);
    await local.close();
  });

  test('is no longer read once it was changed', async () => {
    const opened = await openRoot(root);
    const local = await opened.open('in/teaser.mp4');
    await writeFile(path.join(root, 'in', 'teaser.mp4'), 'AWS_SECRET=0123456789');
    await expect(local.file.arrayBuffer()).rejects.toThrow();
    await local.close();
  });
});

describe('what does not lie below the root', () => {
  test.each(['../secret.mp4', '/etc/passwd', 'in/../../secret.mp4', '..'])('%s is not touched', async (given) => {
    expect(await refusalOf(given)).toBe('OUTSIDE_ROOT');
  });

  test('is not reached by links', async () => {
    await symlink('../secret.mp4', path.join(root, 'file.mp4'));
    await symlink('..', path.join(root, 'up'));
    expect([await refusalOf('file.mp4'), await refusalOf('up/secret.mp4')]).toEqual(['OUTSIDE_ROOT', 'OUTSIDE_ROOT']);
  });
});

test.each([
  ['nothing.mp4', 'NO_FILE'],
  ['folder.mp4', 'NO_FILE'],
  ['in', 'NOT_MEDIA'],
  ['huge.mp4', 'TOO_LARGE'],
  ['.env', 'NOT_MEDIA'],
])('%s is refused', async (given, code) => {
  expect(await refusalOf(given)).toBe(code);
});
