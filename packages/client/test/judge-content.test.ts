import { mediaFixture } from '@layers-content/media-probe/testing';
import type { FixtureName } from '@layers-content/media-probe/testing';
import { createPlatformJudge } from '@layers-content/platform-fit';
import type { PlatformRules } from '@layers-content/platform-fit';
import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../src/client.ts';
import { MediaRefusedError, UploadDeclinedError } from '../src/errors.ts';
import { judgeContent } from '../src/judge/judge-content.ts';
import type { Judgement } from '../src/judge/judgement.ts';
import { uploadContent } from '../src/upload/upload-content.ts';
import { deadBaseUrl, sendJson, sendProblem, startLoopback } from './loopback.ts';

const fixture = (name: FixtureName) => ({ file: new Blob([Uint8Array.from(mediaFixture(name))]), filename: name });
const apiKey = 'lp_live_key';
const bundled = createPlatformJudge().rules();

async function serving(platformRules: readonly PlatformRules[] = bundled) {
  const { baseUrl, received } = await startLoopback(({ url }, response) => {
    const named = new URL(url, 'http://any').searchParams.getAll('platform');
    const asked = named.length === 0 ? ['tiktok', 'instagram'] : named;
    sendJson(response, 200, { platformRules: platformRules.filter(({ platform }) => asked.includes(platform)) });
  });
  return { client: createClient({ baseUrl, apiKey }), urls: () => received.map(({ url }) => url) };
}

/** TikTok's rules with one caption limit of three. */
const strict = bundled.flatMap((platform) => ({
  ...platform,
  rules: platform.rules.map((rule) => (rule.measure === 'caption.length' ? { ...rule, limit: 3 } : rule)),
}));

describe('judgeContent', () => {
  it('measures a film and judges it by the rules the service lists now', async () => {
    const { client, urls } = await serving(strict);
    const judgement = await judgeContent(client, { files: [fixture('teaser.mp4')], caption: 'four' });
    expect(judgement).toMatchObject({ rules: 'service', skippedRules: [] });
    const [post] = judgement.posts;
    expect(post?.files).toMatchObject([
      {
        filename: 'teaser.mp4',
        contentType: 'video/mp4',
        media: { kind: 'video', width: 1080, height: 1920, durationMs: 31_000 },
        fault: null,
        decoded: true,
      },
    ]);
    expect(post?.platformFit.map(({ platform, ok, issues }) => [platform, ok, issues.map(({ code }) => code)])).toEqual(
      [
        ['tiktok', false, ['caption.too_long']],
        ['instagram', false, ['caption.too_long']],
      ],
    );
    expect(urls()).toEqual(['/v1/platform-rules']);
  });

  it('offline judges by the bundled rules, and says so', async () => {
    const client = createClient({ baseUrl: await deadBaseUrl(), apiKey });
    const { rules, posts } = await judgeContent(client, { files: [fixture('picture.png')] });
    expect(rules).toBe('bundled');
    expect(posts[0]?.platformFit.map(({ ok }) => ok)).toEqual([false, false]);
  });

  it('takes a refusal for an answer', async () => {
    const { baseUrl } = await startLoopback((_request, response) => sendProblem(response, 401, 'UNAUTHENTICATED'));
    const judging = judgeContent(createClient({ baseUrl, apiKey }), { files: [fixture('square.jpg')] });
    await expect(judging).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('judges a slideshow as one post and single files as one each, for the platforms that are named', async () => {
    const { client } = await serving();
    const files = [fixture('slide-1.jpg'), fixture('square.jpg')];
    const platforms = ['instagram'] as const;
    const together = await judgeContent(client, { files, grouping: 'slideshow', platforms });
    expect(together.posts.map((post) => post.files.length)).toEqual([2]);
    expect(together.posts[0]?.platformFit.map(({ platform }) => platform)).toEqual(['instagram']);
    expect(together.posts[0]?.platformFit[0]?.issues.map(({ code }) => code)).toContain('media.mixed_aspect_ratio');
    const apart = await judgeContent(client, { files, platforms });
    expect(apart.posts.map((post) => post.files.map(({ filename }) => filename))).toEqual([
      ['slide-1.jpg'],
      ['square.jpg'],
    ]);
  });

  it('names what is no whole file of its type, and judges the rest', async () => {
    const { client } = await serving();
    const cut = { file: fixture('teaser.mp4').file.slice(0, 5_000), filename: 'cut.mp4' };
    const { posts } = await judgeContent(client, { files: [cut, fixture('square.jpg')] });
    expect(posts[0]).toMatchObject({ files: [{ media: null, fault: { detectedType: 'video/mp4' } }], platformFit: [] });
    expect(posts[1]?.platformFit).toHaveLength(2);
  });

  it.each([
    { why: 'captions_miscounted', caption: ['one', 'two'] },
    { why: 'caption_too_long', caption: 'é'.repeat(10_001) },
    { why: 'video_in_slideshow', grouping: 'slideshow', files: [fixture('square.jpg'), fixture('teaser.mp4')] },
    {
      why: 'slideshow_too_long',
      grouping: 'slideshow',
      files: Array.from({ length: 51 }, () => fixture('square.jpg')),
    },
    { why: 'no_files', files: [] },
    { why: 'platforms_unclear', platforms: [] },
    { why: 'platforms_unclear', platforms: [''] },
    { why: 'platforms_unclear', platforms: ['tiktok', 'tiktok'] },
  ] as const)('refuses what makes no post: $why', async ({ why, ...given }) => {
    const { client, urls } = await serving();
    const judging = judgeContent(client, { files: [fixture('square.jpg')], ...given });
    await expect(judging).rejects.toMatchObject({ code: 'POST_INVALID', reason: why });
    expect(urls()).toEqual([]);
  });

  it('names the videos that no slideshow takes', async () => {
    const { client } = await serving();
    const files = [fixture('teaser.mp4'), fixture('square.jpg'), fixture('phone.mov')];
    await expect(judgeContent(client, { files, grouping: 'slideshow' })).rejects.toThrow(
      'teaser.mp4, phone.mov: a slideshow takes images only. Make each video a post of its own.',
    );
    expect((await judgeContent(client, { files })).posts).toHaveLength(3);
  });

  it('judges up to what a description may hold', async () => {
    const { client } = await serving();
    const files = Array.from({ length: 50 }, () => fixture('square.jpg'));
    const caption = 'é'.repeat(10_000);
    const { posts } = await judgeContent(client, { files, caption, grouping: 'slideshow', platforms: ['tiktok'] });
    expect(posts[0]?.platformFit[0]?.issues.map(({ code }) => code)).toEqual([
      'caption.too_long',
      'media.count_too_many',
    ]);
  });

  it('offline knows the platforms it brings rules for, and no other', async () => {
    const client = createClient({ baseUrl: await deadBaseUrl(), apiKey });
    const judging = judgeContent(client, { files: [fixture('square.jpg')], platforms: ['tiktok', 'fotolog'] });
    await expect(judging).rejects.toMatchObject({ code: 'POST_INVALID', reason: 'platform_unknown' });
    await expect(judging).rejects.toThrow(/^No rules for fotolog .* There are: tiktok, instagram, /);
  });

  it('says that Node has not decoded a picture, and has it decoded by what is given', async () => {
    const { client } = await serving();
    const decode = vi.fn().mockResolvedValue({ width: 1080, height: 1080 });
    const files = [fixture('square.jpg')];
    expect((await judgeContent(client, { files })).posts[0]?.files[0]?.decoded).toBe(false);
    expect((await judgeContent(client, { files, decoder: { decode } })).posts[0]?.files[0]?.decoded).toBe(true);
    expect(decode).toHaveBeenCalledOnce();
  });
});

describe('an upload that judges first', () => {
  const about = { projectId: 'prj_1', caption: '' };

  it('sends nothing when a file is no whole medium', async () => {
    const { client, urls } = await serving();
    const file = { file: new Blob(['<html></html>']), filename: 'page.mp4' };
    const error: unknown = await uploadContent(client, { ...about, files: [file], judge: true }).catch(
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof MediaRefusedError)) throw error;
    expect(error.message).toContain('page.mp4: ');
    expect(error.judgement.posts[0]?.files[0]?.fault?.reason).toBe('html');
    expect(urls()).toEqual(['/v1/platform-rules']);
  });

  it('sends nothing when it is not accepted', async () => {
    const { client, urls } = await serving();
    const shown: Judgement[] = [];
    const accept = (judgement: Judgement) => {
      shown.push(judgement);
      return judgement.posts.every(({ platformFit }) => platformFit.every(({ ok }) => ok));
    };
    const upload = uploadContent(client, { ...about, files: [fixture('picture.png')], judge: { accept } });
    await expect(upload).rejects.toBeInstanceOf(UploadDeclinedError);
    expect(shown).toHaveLength(1);
    expect(urls()).toEqual(['/v1/platform-rules']);
  });
});
