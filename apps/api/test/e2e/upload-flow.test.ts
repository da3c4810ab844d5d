/** @module-tag process */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mediaFixture, padWithFreeBox } from '@layers-content/media-probe/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { assetUrls, callerOf, expectServed, jsonOf, put } from './caller.ts';
import type { Caller, Json, LocalFile, PutTarget } from './caller.ts';
import { documentedFilm, localFile, slides } from './local-files.ts';
import { runCli, startCli } from './run-cli.ts';
import type { CliRun } from './run-cli.ts';
import { captionMark, expectNothingSecretIn } from './secrets-in-output.ts';
import { createInstallation } from './service-process.ts';
import type { Installation, ServiceProcess } from './service-process.ts';
import { textLike } from './text-like.ts';

/** Real files through one running service by plain HTTP; the tests build on each other, in this order. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
let installation: Installation;
let service: ServiceProcess;
let caller: Caller;
let projectId: string;
const targets: PutTarget[] = [];
const done = new Map<string, { readonly item: Json; readonly files: readonly LocalFile[] }>();

beforeAll(async () => {
  installation = await createInstallation();
  service = await installation.start();
  const credentials = await installation.credentials();
  projectId = credentials['projectId'] ?? '';
  caller = callerOf(service.baseUrl, { key: credentials['liveKey'] ?? '', projectId });
});
afterAll(() => installation.remove());

async function upload(name: string, files: readonly LocalFile[]): Promise<Json> {
  const own = await caller.openSession(files, files.length > 1 ? 'slideshow' : 'per-file');
  targets.push(...own);
  for (const [index, { bytes }] of files.entries()) {
    const answer = await put(own[index], bytes);
    expect([answer.status, answer.body, answer.headers.get('ETag')]).toEqual([200, '', textLike(/^"[^"]+"$/)]);
  }
  const containerId = own[0]?.containerId ?? '';
  expect(await caller.getItem(containerId)).toMatchObject({
    status: 'queued',
    caption: null,
    assets: [],
    preview: null,
    platformFit: [],
  });
  const item = await caller.complete(containerId, `${captionMark}: ${name}`);
  done.set(name, { item, files });
  expect(await caller.getItem(containerId)).toEqual(item);
  return item;
}

function publicUrl(item: Json, file: string): string {
  return `${service.baseUrl}/public-media/content-container/${String(item['id']).slice('cnt_'.length)}/media/${file}`;
}

const time = textLike(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const fits = [
  { platform: 'tiktok', ok: true, issues: [] },
  { platform: 'instagram', ok: true, issues: [] },
];

describe('finalizeUpload', () => {
  test('the film of the documented example becomes the documented item', async () => {
    const item = await upload('film', [documentedFilm()]);
    const url = publicUrl(item, 'upload-1.mp4');
    const nothing = {
      format: null,
      hook: null,
      influencerId: null,
      sourceTiktokId: null,
      mediaId: null,
      firstComment: null,
    };
    expect(item).toEqual({
      ...nothing,
      id: textLike(/^cnt_/),
      projectId,
      status: 'completed',
      caption: `${captionMark}: film`,
      assets: [
        {
          assetId: 'upload-1',
          kind: 'video',
          url,
          thumbnailUrl: null,
          width: 1080,
          height: 1920,
          durationMs: 31_000,
          mimeType: 'video/mp4',
          sizeBytes: 18_874_368,
        },
      ],
      preview: {
        kind: 'video',
        primaryUrl: url,
        thumbnailUrl: null,
        imageUrls: [],
        videoUrl: url,
        hlsUrl: null,
        durationMs: 31_000,
        aspectRatio: '9:16',
      },
      approvalStatus: 'not_required',
      creativeType: 'uploaded',
      adsEnrollment: 'opted_out',
      platformFit: fits,
      createdAt: time,
      completedAt: time,
      failedAt: null,
      lastError: null,
    });
  });

  test('a turned film of a phone is told as it is displayed', async () => {
    const item = await upload('phone', [localFile('phone.mov')]);
    const url = publicUrl(item, 'upload-1.mov');
    expect(item).toMatchObject({
      assets: [
        {
          kind: 'video',
          url,
          width: 1080,
          height: 1920,
          durationMs: 1_000,
          mimeType: 'video/quicktime',
          sizeBytes: 91_389,
        },
      ],
      preview: { kind: 'video', videoUrl: url, imageUrls: [], aspectRatio: '9:16', durationMs: 1_000 },
      platformFit: [
        { platform: 'tiktok', ok: true },
        { platform: 'instagram', ok: false },
      ],
    });
  });

  test.each([
    ['turned.jpg', 'upload-1.jpg', { width: 480, height: 640, mimeType: 'image/jpeg', sizeBytes: 4_641 }, '3:4'],
    ['picture.png', 'upload-1.png', { width: 600, height: 800, mimeType: 'image/png', sizeBytes: 25_969 }, '3:4'],
    ['picture.webp', 'upload-1.webp', { width: 1080, height: 1350, mimeType: 'image/webp', sizeBytes: 6_988 }, '4:5'],
  ] as const)('%s becomes an image', async (name, file, measured, aspectRatio) => {
    const item = await upload(name, [localFile(name)]);
    const url = publicUrl(item, file);
    expect(item).toMatchObject({
      assets: [{ assetId: 'upload-1', kind: 'image', url, thumbnailUrl: null, durationMs: null, ...measured }],
      preview: {
        kind: 'image',
        primaryUrl: url,
        thumbnailUrl: null,
        imageUrls: [url],
        videoUrl: null,
        hlsUrl: null,
        durationMs: null,
        aspectRatio,
      },
    });
  });

  test('pictures in order become a slideshow', async () => {
    const item = await upload('slides', slides);
    const urls = [publicUrl(item, 'upload-1.jpg'), publicUrl(item, 'upload-2.jpg')];
    expect(item).toMatchObject({
      assets: [
        { assetId: 'upload-1', kind: 'image', url: urls[0], width: 1080, height: 1350, sizeBytes: 13_852 },
        { assetId: 'upload-2', kind: 'image', url: urls[1], width: 1080, height: 1350, sizeBytes: 13_126 },
      ],
      preview: {
        kind: 'slideshow',
        primaryUrl: urls[0],
        imageUrls: urls,
        videoUrl: null,
        durationMs: null,
        aspectRatio: '4:5',
      },
    });
  });

  test('a film that claims to be another is refused and leaves the item open', async () => {
    const [target] = await caller.openSession([{ ...localFile('phone.mov'), contentType: 'video/mp4' }]);
    expect((await put(target, localFile('phone.mov').bytes)).status).toBe(200);
    const answer = await caller.finalize(target?.containerId ?? '', '');
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
      422,
      {
        error: {
          code: 'VALIDATION',
          details: { assetId: 'upload-1', declaredType: 'video/mp4', detectedType: 'video/quicktime' },
        },
      },
    ]);
    expect(await caller.getItem(target?.containerId ?? '')).toMatchObject({ status: 'queued' });
  });
});

describe('sealed media', () => {
  test('is served byte for byte', async () => {
    for (const { item, files } of done.values()) await expectServed(item, files);
  });

  test('carries headers under which nothing can run', async () => {
    for (const { item, files } of done.values()) {
      for (const [index, url] of assetUrls(item).entries()) {
        const response = await fetch(url, { method: 'HEAD' });
        expect(response.status).toBe(200);
        expect(Object.fromEntries(response.headers)).toMatchObject({
          'content-type': files[index]?.contentType,
          'content-length': String(files[index]?.bytes.byteLength),
          'accept-ranges': 'bytes',
          'cache-control': 'public, max-age=31536000, immutable',
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
        });
        expect(response.headers.has('x-powered-by')).toBe(false);
        expect(await response.text()).toBe('');
      }
    }
  });

  test('is served in single ranges', async () => {
    const { url, bytes } = film();
    const size = bytes.byteLength;
    const ranges = [
      ['bytes=0-0', 0, 1],
      ['bytes=1000000-1999999', 1_000_000, 2_000_000],
      [`bytes=${size - 5}-`, size - 5, size],
      ['bytes=-7', size - 7, size],
      [`bytes=100-${size + 100}`, 100, size],
    ] as const;
    for (const [range, start, end] of ranges) {
      const response = await fetch(url, { headers: { Range: range } });
      expect([response.status, response.headers.get('Content-Range')]).toEqual([
        206,
        `bytes ${start}-${end - 1}/${size}`,
      ]);
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(start, end))).toBe(true);
    }
    const several = await fetch(url, { headers: { Range: 'bytes=0-1,4-5' } });
    expect([several.status, (await several.arrayBuffer()).byteLength]).toEqual([200, size]);
  });

  test('is not sent again to who has it, and never beyond its end', async () => {
    const { url, bytes } = film();
    const etag = (await fetch(url, { method: 'HEAD' })).headers.get('ETag') ?? '';
    const known = await fetch(url, { headers: { 'If-None-Match': etag } });
    expect([known.status, (await known.arrayBuffer()).byteLength, known.headers.get('ETag')]).toEqual([304, 0, etag]);
    const other = await fetch(url, { method: 'HEAD', headers: { 'If-None-Match': '"another"' } });
    expect(other.status).toBe(200);
    const beyond = await fetch(url, { headers: { Range: `bytes=${bytes.byteLength}-` } });
    expect([beyond.status, beyond.headers.get('Content-Range')]).toEqual([416, `bytes */${bytes.byteLength}`]);
    expect(await beyond.json()).toMatchObject({ error: { code: 'RANGE_NOT_SATISFIABLE' } });
  });

  test('is all that can be read: no directory, no private key, no open upload', async () => {
    const [open] = await caller.openSession([localFile('square.jpg')]);
    expect((await put(open, localFile('square.jpg').bytes)).status).toBe(200);
    const media = publicUrl({ id: open?.containerId }, '');
    const paths = [
      '/public-media/',
      '/public-media',
      '/staging/',
      '/frozen/',
      '/tmp/',
      '/public-media/../secret.key',
      '/public-media/%2e%2e/%2e%2e/secret.key',
      media.slice(service.baseUrl.length),
      `${media.slice(service.baseUrl.length)}upload-1.jpg`,
    ];
    for (const asked of paths) {
      const response = await fetch(`${service.baseUrl}${asked}`);
      expect({ asked, status: response.status }).toEqual({ asked, status: 404 });
      expect(await response.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
    }
  });

  function film(): { readonly url: string; readonly bytes: Uint8Array } {
    const found = done.get('film');
    return { url: found ? (assetUrls(found.item)[0] ?? '') : '', bytes: found?.files[0]?.bytes ?? new Uint8Array() };
  }
});

describe('layers-content', () => {
  test('uploads, gets, lists and corrects, with the answers of the API as its output', async () => {
    const files = [localFile('phone.mov'), localFile('picture.webp')];
    for (const { filename, bytes } of files) await writeFile(path.join(installation.dataDir, filename), bytes);
    const names = files.map(({ filename }) => filename);
    const uploaded = linesOf(
      await runCli(installation, ['--json', 'upload', ...names, '--caption', `${captionMark}: CLI`]),
    );
    expect(uploaded).toHaveLength(files.length);
    for (const [index, item] of uploaded.entries()) {
      expect(item).toMatchObject({ status: 'completed', caption: `${captionMark}: CLI`, creativeType: 'uploaded' });
      expect(await caller.getItem(String(item['id']))).toEqual(item);
      await expectServed(item, files.slice(index, index + 1));
    }
    const id = String(uploaded[0]?.['id']);
    expect(linesOf(await runCli(installation, ['get', id, '--json']))).toEqual([uploaded[0]]);
    const [corrected] = linesOf(
      await runCli(installation, ['--json', 'caption', id, `${captionMark}: corrected by CLI`]),
    );
    expect(corrected).toMatchObject({ id, caption: `${captionMark}: corrected by CLI` });
    const [page] = linesOf(await runCli(installation, ['--json', 'list', '--limit', '2', '--status', 'completed']));
    expect(page).toMatchObject({ items: [{ id: uploaded[1]?.['id'] }, corrected] });
  });

  test('makes a slideshow of pictures in their order', async () => {
    for (const { filename, bytes } of slides) await writeFile(path.join(installation.dataDir, filename), bytes);
    const names = slides.map(({ filename }) => filename).reverse();
    const run = await runCli(installation, ['--json', 'upload', ...names, '--slideshow', '--caption', '']);
    const [item] = linesOf(run);
    expect(item).toMatchObject({ caption: '', preview: { kind: 'slideshow' } });
    await expectServed(item ?? {}, slides.toReversed());
  });

  test('goes on after Ctrl-C in the middle of a file', async () => {
    const film = {
      ...documentedFilm(),
      filename: 'long.mp4',
      bytes: padWithFreeBox(mediaFixture('teaser.mp4'), 64_000_000),
    };
    await writeFile(path.join(installation.dataDir, film.filename), film.bytes);
    const cli = startCli(installation, ['upload', film.filename, '--caption', `${captionMark}: went on`]);
    await cli.says('sending');
    // The film does not get through while nobody takes it.
    process.kill(service.pid, 'SIGSTOP');
    cli.interrupt();
    const stopped = await cli.ended.finally(() => process.kill(service.pid, 'SIGCONT'));
    expect(stopped).toMatchObject({ code: 130, stdout: '' });
    expect(stopped.stderr).toMatch(/next: {2}layers-content resume [0-9a-f]{8} /);
    const [item] = linesOf(await runCli(installation, ['resume', '--json']));
    expect(item).toMatchObject({ status: 'completed', caption: `${captionMark}: went on` });
    await expectServed(item ?? {}, [film]);
    expect(await runCli(installation, ['resume', '--list'])).toMatchObject({ code: 0, stdout: '' });
  });

  test('judges as the service will, before a byte is sent', async () => {
    const { code, stdout } = await runCli(installation, ['--json', 'fit', 'phone.mov']);
    const [uploaded] = linesOf(await runCli(installation, ['--json', 'upload', 'phone.mov', '--caption', '']));
    const judged = linesOf({ code: 0, stdout, stderr: '' })[0];
    expect({ code, verdicts: judged?.['platformFit'] }).toEqual({ code: 4, verdicts: uploaded?.['platformFit'] });
  });

  test('tells a refusal by its exit code, without a stack', async () => {
    const { code, stdout, stderr } = await runCli(installation, ['get', 'cnt_00000000-0000-4000-8000-000000000000']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('NOT_FOUND');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  function linesOf({ code, stdout, stderr }: CliRun): Json[] {
    expect({ code, stderr }).toMatchObject({ code: 0 });
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => jsonOf({ status: 0, headers: new Headers(), body: line }, 0));
  }
});

test('everything is still there after a restart', async () => {
  const corrected = done.get('slides');
  const address = `/v1/content/${String(corrected?.item['id'])}`;
  const patched = await caller.call('updateContent', 'PATCH', address, { caption: `${captionMark}: corrected` });
  expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
  service = await installation.start();
  for (const [name, { item, files }] of done) {
    const expected: unknown = name === 'slides' ? JSON.parse(patched.body) : item;
    expect(await caller.getItem(String(item['id']))).toEqual(expected);
    await expectServed(item, files);
  }
});

test('nothing secret was printed', async () => {
  await expectNothingSecretIn(installation, targets);
});
