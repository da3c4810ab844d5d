import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mediaFixture } from '@layers-content/media-probe/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from './session.ts';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'layers-content-mcp-'));
  await writeFile(path.join(root, 'teaser.mp4'), mediaFixture('teaser.mp4'));
  await writeFile(path.join(root, 'keys.jpg'), 'AWS_SECRET=0123456789');
});
afterAll(() => rm(root, { recursive: true }));

function unreachable(): never {
  throw new TypeError('fetch failed');
}

describe('check_platform_fit', () => {
  const issue = { severity: 'error', assetId: 'upload-1', message: 'Too short.', fix: 'ffmpeg' };
  const platformFit = [{ platform: 'tiktok', ok: false, issues: [issue] }];

  test('measures local files and asks the service what it thinks of them', async () => {
    const { sent, use } = await openSession(() => Response.json({ platformFit }), { root });
    expect(await use('check_platform_fit', { paths: ['teaser.mp4'], caption: 'A' })).toEqual({
      isError: false,
      text: 'tiktok: does not fit\n- error (upload-1): Too short. Fix: ffmpeg',
      structured: { rules: 'live', platformFit },
    });
    const asset = { contentType: 'video/mp4', sizeBytes: 230_394, media: { width: 1080 } };
    expect(sent).toMatchObject([{ call: 'POST /v1/platform-fit', body: { caption: 'A', assets: [asset] } }]);
  });

  test('falls back on the rules that are built in, and says so', async () => {
    const { use } = await openSession(unreachable, { root });
    const { text, structured } = await use('check_platform_fit', { assets: [{ contentType: 'image/png' }] });
    expect(text).toMatch(/^The service was not reached.*\ntiktok: does not fit\n- error \(upload-1\): /);
    expect(structured).toMatchObject({ rules: 'bundled' });
  });

  test('tells a secret with the name of a picture from one', async () => {
    const { sent, use } = await openSession(unreachable, { root });
    const { isError, text } = await use('check_platform_fit', { paths: ['keys.jpg'] });
    expect([isError, sent]).toEqual([true, []]);
    expect(text).toMatch(/^NOT_MEDIA: keys\.jpg is no whole image\/jpeg .*Nothing was sent\.\nNext: /);
  });
});

test('list_platform_rules gives one line a rule, and says which platforms there are', async () => {
  const bound = { check: 'max', limit: 600, unit: 's' };
  const rule = { id: 'tiktok.x', severity: 'error', posts: ['video'], ...bound, message: 'Cut it.' };
  const platformRules = [{ platform: 'tiktok', name: 'TikTok', version: 2, checkedOn: '2026-11-24', rules: [rule] }];
  const { use } = await openSession(() => Response.json({ platformRules }));
  expect((await use('list_platform_rules', { platform: 'tiktok' })).text).toBe(
    'TikTok (tiktok), version 2, read 2026-11-24\n- tiktok.x [error; video] max 600 s: Cut it.',
  );
  expect((await use('list_platform_rules', { platform: 'myspace' })).text).toContain('Next: name one of tiktok.');
});
