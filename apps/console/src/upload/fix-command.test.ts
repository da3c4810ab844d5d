import { expect, test } from 'vitest';
import { fixFor } from './fix-command.ts';

const toMp4 = 'ffmpeg -i INPUT -c copy -movflags +faststart OUTPUT.mp4';

test.each([
  ['teaser.mov', 'ffmpeg -i teaser.mov -c copy -movflags +faststart teaser-fixed.mp4'],
  ['my film.mov', "ffmpeg -i 'my film.mov' -c copy -movflags +faststart 'my film-fixed.mp4'"],
  [
    "mia's; rm -rf.mov",
    String.raw`ffmpeg -i 'mia'\''s; rm -rf.mov' -c copy -movflags +faststart 'mia'\''s; rm -rf-fixed.mp4'`,
  ],
  ['-y.mov', 'ffmpeg -i ./-y.mov -c copy -movflags +faststart ./-y-fixed.mp4'],
  ['INPUT.mov', 'ffmpeg -i INPUT.mov -c copy -movflags +faststart INPUT-fixed.mp4'],
])('the file %s stands in its command', (filename, command) => {
  expect(fixFor(toMp4, filename)).toBe(command);
});

test('the first frame of a picture is asked for within the quotes', () => {
  const fix = 'magick "INPUT[0]" -auto-orient OUTPUT.jpg';
  expect(fixFor(fix, 'loop.webp')).toBe("magick 'loop.webp[0]' -auto-orient loop-fixed.jpg");
});

test('a dollar sign of a name stays one', () => {
  expect(fixFor(toMp4, '$&.mp4')).toBe("ffmpeg -i '$&.mp4' -c copy -movflags +faststart '$&-fixed.mp4'");
});
