import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mediaFixture } from '@layers-content/media-probe/testing';
import { createPlatformJudge } from '@layers-content/platform-fit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from './session.ts';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'layers-content-mcp-'));
  await writeFile(path.join(root, 'teaser.mp4'), mediaFixture('teaser.mp4'));
  await writeFile(path.join(root, 'slide.jpg'), mediaFixture('slide-1.jpg'));
  await writeFile(path.join(root, 'keys.jpg'), 'AWS_SECRET=0123456789');
});
afterAll(() => rm(root, { recursive: true }));

function unreachable(): never {
  throw new TypeError('fetch failed');
}

const platformRules = createPlatformJudge().rules();

describe('check_platform_fit', () => {
  test('measures local files, and judges them by the rules of the service', async () => {
    const strict = platformRules.map((rules) => ({ ...rules, rules: rules.rules.map(atMostTwoSeconds) }));
    const { sent, use } = await openSession(() => Response.json({ platformRules: strict }), { root });
    const { text, structured } = await use('check_platform_fit', { paths: ['teaser.mp4'], caption: 'A' });
    expect(text).toMatch(/^teaser\.mp4\ntiktok: does not fit\n- error \(upload-1\): /);
    expect(structured).toMatchObject({ rules: 'service', posts: [{ filenames: ['teaser.mp4'], faults: [] }] });
    expect(sent.map(({ call }) => call)).toEqual(['GET /v1/platform-rules']);
  });

  test('falls back on the rules that are built in, and says so', async () => {
    const { use } = await openSession(unreachable, { root });
    const { text, structured } = await use('check_platform_fit', { paths: ['teaser.mp4'], platforms: ['tiktok'] });
    expect(text).toBe('No answer from the service: judged by rules built in here.\nteaser.mp4\ntiktok: fits');
    expect(structured).toMatchObject({ rules: 'bundled' });
  });

  test('judges a slideshow of more pictures than an upload takes', async () => {
    const { use } = await openSession(unreachable, { root });
    const paths = Array.from({ length: 12 }, () => 'slide.jpg');
    const { structured } = await use('check_platform_fit', { paths, slideshow: true, platforms: ['threads', 'x'] });
    expect(structured).toMatchObject({
      posts: [
        {
          platformFit: [
            { ok: true, issues: [] },
            { ok: false, issues: [{ code: 'media.count_too_many' }] },
          ],
        },
      ],
    });
  });

  test('refuses a slideshow with a film in it, and says what to do', async () => {
    const { sent, use } = await openSession(unreachable, { root });
    const paths = ['slide.jpg', 'teaser.mp4'];
    const { isError, text } = await use('check_platform_fit', { paths, slideshow: true });
    expect([isError, sent]).toEqual([true, []]);
    expect(text).toBe(
      'POST_INVALID: teaser.mp4: a slideshow takes images only. Make each video a post of its own.\nNothing was sent.\nNext: call again with what can be a post.',
    );
  });

  test('tells a secret with the name of a picture from one', async () => {
    const { use } = await openSession(unreachable, { root });
    const { text } = await use('check_platform_fit', { paths: ['keys.jpg'] });
    expect(text).toMatch(/keys\.jpg\n- broken: keys\.jpg: /);
  });
});

function atMostTwoSeconds<Rule extends { readonly measure: string; readonly check: string }>(rule: Rule) {
  return rule.measure === 'video.duration' && rule.check === 'max' ? { ...rule, limit: 2 } : rule;
}

describe('upload_content', () => {
  const post = { projectId: 'prj_1', caption: '' };

  test.each([
    [['keys.jpg'], /^NOT_MEDIA: keys\.jpg: .*\nNothing was sent\.\nNext: /],
    [['teaser.mp4', 'keys.jpg'], /^NOT_MEDIA: keys\.jpg: /],
    [['teaser.mp4', '../other.mp4'], /^OUTSIDE_ROOT: \.\.\/other\.mp4 /],
    [['teaser.mp4', 'absent.mp4'], /^NO_FILE: there is no absent\.mp4 /],
  ])('of %j sends nothing', async (paths, words) => {
    const { sent, use } = await openSession(() => Response.json({ platformRules }), { root });
    const { isError, text } = await use('upload_content', { ...post, paths });
    expect(isError).toBe(true);
    expect(text).toMatch(words);
    expect(sent.filter(({ call }) => call !== 'GET /v1/platform-rules')).toEqual([]);
  });
});

test('list_platform_rules gives one line a rule', async () => {
  const bound = { check: 'max', limit: 600, unit: 's' };
  const rule = { id: 'tiktok.x', severity: 'error', posts: ['video'], ...bound, message: 'Cut it.' };
  const listed = [{ platform: 'tiktok', name: 'TikTok', version: 2, checkedOn: '2026-11-24', rules: [rule] }];
  const { sent, use } = await openSession(() => Response.json({ platformRules: listed }));
  expect((await use('list_platform_rules', { platforms: ['tiktok', 'threads'] })).text).toBe(
    'TikTok (tiktok), version 2, read 2026-11-24\n- tiktok.x [error; video] max 600 s: Cut it.',
  );
  expect(sent).toMatchObject([{ call: 'GET /v1/platform-rules?platform=tiktok&platform=threads' }]);
  expect((await use('list_platform_rules', { platforms: ['myspace'] })).text).toContain('"tiktok"|"instagram"');
});
