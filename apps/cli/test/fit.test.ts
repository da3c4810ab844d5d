import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeFolder } from './folder.ts';
import { runHere } from './in-process.ts';
import { scene } from './program.ts';

const fixtures = fileURLToPath(new URL('../../../packages/media-probe/fixtures/', import.meta.url));

/** A folder with real media, by the names they get in it. */
function mediaFolder(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder({ 'clips/notes.txt': 'text', 'clips/broken.mp4': 'no film' });
  for (const [name, fixture] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    copyFileSync(path.join(fixtures, fixture), path.join(folder, name));
  }
  return folder;
}

describe('fit', () => {
  it('judges files, folders and patterns without credentials, and tells why, with commands for these files', async () => {
    const folder = mediaFolder({ 'my film.mov': 'phone.mov', 'clips/2.jpg': 'square.jpg', 'clips/10.jpg': 'cmyk.jpg' });
    const { code, stdout, stderr } = await runHere(folder, ['fit', 'my film.mov', 'clips', '--offline']);
    expect(code).toBe(4);
    const names = stdout.split('\n').filter((line) => /^\S+\.\w+$|^my film/.test(line));
    expect(names).toEqual(['my film.mov', 'clips/2.jpg', 'clips/10.jpg', 'clips/broken.mp4']);
    expect(stdout).toMatch(/^ {2}broken: The bytes are not video\/mp4.*\(unrecognized\)$/m);
    expect(stdout).toMatch(/^ +fix: ffmpeg -i 'my film\.mov' .* 'my film-fixed\.mp4'$/m);
    expect(stderr).toMatch(
      /^Left out, of no type that is taken: clips\/notes\.txt\nJudged here by the rules this program brings, of \d{4}-.*: no service was asked/,
    );
  });

  it('asks the service for its rules and for nothing else', async () => {
    const rules = { platformRules: [] };
    const asked = await scene((call, response) => {
      if (!call.startsWith('GET /v1/platform-rules')) return false;
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(rules));
      return true;
    });
    const folder = mediaFolder({ 'teaser.mp4': 'teaser.mp4' });
    const env = { LAYERS_API_KEY: 'lp_live_env', LAYERS_BASE_URL: asked.service.baseUrl };
    const { code, stderr } = await runHere(folder, ['fit', 'teaser.mp4'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "Judged here by the service's rules; no byte was sent.\n" });
    expect(asked.service.received.map(({ call, body }) => [call, body.length])).toEqual([
      [expect.stringMatching(/^GET \/v1\/platform-rules/), 0],
    ]);
  });

  it('judges captions and slideshows, for the named platforms, as JSON', async () => {
    const folder = mediaFolder({ '1.jpg': 'slide-1.jpg', '2.jpg': 'slide-2.jpg' });
    const hashtags = '#a #b #c #d #e #f';
    const args = ['fit', '*.jpg', '--slideshow', '--caption', hashtags, '--platform', 'x', '--platform', 'instagram'];
    const { code, stdout, stderr } = await runHere(folder, [...args, '--json']);
    expect({ code, stderr }).toEqual({ code: 4, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      files: [
        { filename: '1.jpg', fault: null, media: { kind: 'image' }, decoded: true },
        { filename: '2.jpg', fault: null },
      ],
      platformFit: [
        { platform: 'instagram', ok: false, issues: [{ code: 'caption.hashtags_too_many' }] },
        { platform: 'x', ok: true },
      ],
    });
  });
});

describe('fit of what makes no post', () => {
  it.each([
    ['a caption too long to be judged', ['a.jpg', '--caption', 'x'.repeat(10_001)], ' Shorten it.'],
    ['more slides than are judged', [...Array.from({ length: 51 }, () => 'a.jpg'), '--slideshow'], ' Leave some out.'],
    ['a film among slides', ['a.jpg', 'b.mp4', '--slideshow'], 'b.mp4: a slideshow takes images only.'],
  ])('refuses %s, and says what to do', async (_title, args, advice) => {
    const folder = mediaFolder({ 'a.jpg': 'square.jpg', 'b.mp4': 'teaser.mp4' });
    const { code, stdout, stderr } = await runHere(folder, ['fit', ...args, '--offline']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(advice);
    expect(stderr).toMatch(/^next: .* fit --help/m);
  });
});

describe('fit --slideshow --platform all', () => {
  it.each([
    [1, ['instagram', 'youtube_shorts', 'threads', 'pinterest']],
    [12, ['instagram', 'youtube_shorts', 'x', 'pinterest', 'bluesky']],
  ])('judges %i pictures, be it more or fewer than an upload takes', async (count, unfit) => {
    const names = Array.from({ length: count }, (_, index) => `${index + 1}.jpg`);
    const folder = mediaFolder(Object.fromEntries(names.map((name) => [name, 'slide-1.jpg'])));
    const args = ['fit', ...names, '--slideshow', '--platform', 'all', '--offline', '--json'];
    const { code, stdout, stderr } = await runHere(folder, args);
    expect({ code, stderr }).toEqual({ code: 4, stderr: '' });
    const verdicts = [...stdout.matchAll(/"platform":"(\w+)","ok":(\w+)/g)];
    expect(verdicts.length).toBe(10);
    expect(verdicts.flatMap(([, platform, ok]) => (ok === 'true' ? [] : [platform]))).toEqual(unfit);
  });
});

describe('upload --dry-run', () => {
  it('judges, says what would be sent, and sends nothing', async () => {
    const { service, folder } = await scene();
    copyFileSync(path.join(fixtures, 'teaser.mp4'), path.join(folder, 'teaser.mp4'));
    const { code, stdout, stderr } = await runHere(folder, ['upload', 'teaser.mp4', '--caption', 'x', '--dry-run']);
    expect({ code, calls: service.received.filter(({ call }) => !call.startsWith('GET ')) }).toEqual({
      code: 0,
      calls: [],
    });
    expect(stdout).toContain('tiktok     fits\n');
    expect(stderr).toMatch(/Without --dry-run this sends 225\.0 KB and makes one item\.\n$/);
  });
});

describe('NO_COLOR', () => {
  it('takes the colors away that a person sees', async () => {
    const folder = mediaFolder({ 'teaser.mp4': 'teaser.mp4' });
    const args = ['fit', 'teaser.mp4', '--offline'];
    const escape = '\u001b[';
    expect((await runHere(folder, args, { columns: 80 })).stdout).toContain(`tiktok     ${escape}32mfits`);
    const plain = await runHere(folder, args, { columns: 80, env: { NO_COLOR: '1' } });
    expect(plain.stdout + plain.stderr).not.toContain(escape);
    expect((await runHere(folder, args)).stdout).not.toContain(escape);
  });
});
