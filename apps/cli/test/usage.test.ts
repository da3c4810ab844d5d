import { describe, expect, it } from 'vitest';
import { runHere } from './in-process.ts';
import { scene } from './program.ts';

describe('exit codes', () => {
  it.each([
    [['upload', 'absent.mp4', '--caption', ''], 'absent.mp4: there is no such file'],
    [['upload', 'empty.mp4', '--caption', ''], 'empty.mp4: the file is empty'],
    [['upload', 'text', '--caption', ''], 'text: no file there that is taken'],
    [['upload', '*.avi', '--caption', ''], '*.avi: no file there that is taken'],
    [['fit', 'teaser.mp4', '--platform', 'myspace'], 'There are: tiktok, instagram'],
    [['fit', 'teaser.mp4', '--platform', 'all,myspace'], 'There are: tiktok, instagram'],
    [['fit', 'teaser.mp4', '--platform', 'tiktok,,instagram'], 'such as tiktok,instagram'],
    [['upload', 'https://a.example/1.jpg', '--from-url', '--dry-run', '--caption', ''], 'cannot be used with'],
    [['resume', '0badcafe'], 'No upload 0badcafe is kept here'],
    [['completion', 'csh'], 'bash, zsh, fish'],
    [['upload', 'notes.txt', '--caption', ''], '.mp4, .mov, .jpg, .jpeg, .png, .webp'],
    [['upload', 'teaser.mp4'], '--caption'],
    [['upload', 'teaser.mp4', '1.jpg', '--slideshow', '--caption', ''], 'images only'],
    [['upload', '1.jpg', '--slideshow', '--caption', ''], 'two to ten images'],
    [['upload', '1.jpg', '--slideshow', '--caption', '', '--dry-run'], 'two to ten images'],
    [['fit', 'teaser.mp4', '1.jpg', '--slideshow'], 'images only'],
    [['upload', '--from-url', 'https://a.example/1.jpg', '--slideshow', '--caption', ''], 'two to ten images'],
    [['list', '--limit', '0'], '1 to 200'],
    [['list', '--status', 'done'], 'queued, processing'],
    [['reject', 'cnt_1'], '--reason'],
    [['review-policy', '--set', 'review_first_n'], '--first-n'],
    [['review-policy', '--set', 'review_all', '--first-n', '5'], 'belongs to --set review_first_n'],
    [['review-policy', '--set', 'review_first_n', '--first-n', '51'], '1 to 50'],
    [['nonsense'], "unknown command 'nonsense'"],
    [['get', 'cnt_1', '--data-dir', 'nowhere'], 'nowhere'],
    [['lst'], '(Did you mean list?)\nnext:  layers-content list --help'],
    [[], 'Usage: layers-content'],
  ])('2 for %j, before anything is asked of the service', async (args, text) => {
    const { folder, calls } = await scene();
    const { code, stdout, stderr } = await runHere(folder, args);
    expect({ code, stdout, calls: calls() }).toEqual({ code: 2, stdout: '', calls: [] });
    expect(stderr).toContain(text);
    expect(stderr).toMatch(/^(next:  layers-content |Usage: layers-content)/m);
  });
});
