import { describe, expect, it } from 'vitest';
import { contentTypeOf, contentTypeOfFile } from './content-type.ts';
import { UnsupportedFileTypeError } from '../errors.ts';

describe('contentTypeOf', () => {
  it.each([
    ['a.mp4', 'video/mp4'],
    ['a.b.MOV', 'video/quicktime'],
    ['a.jpg', 'image/jpeg'],
    ['a.JPEG', 'image/jpeg'],
    ['a.png', 'image/png'],
    ['.webp', 'image/webp'],
  ])('%s is %s', (filename, type) => expect(contentTypeOf(filename)).toBe(type));

  it.each(['a.gif', 'mp4', 'a.', 'a.mp4.txt'])('refuses %s and names what is taken', (filename) => {
    expect(() => contentTypeOf(filename)).toThrow(UnsupportedFileTypeError);
    expect(() => contentTypeOf(filename)).toThrow(/\.mp4, \.mov, \.jpg, \.jpeg, \.png, \.webp/);
  });
});

describe('contentTypeOfFile', () => {
  it("takes the Blob's own type where it can be uploaded, else the extension's", () => {
    expect(contentTypeOfFile(new Blob([], { type: 'image/webp' }), 'a.jpg')).toBe('image/webp');
    expect(contentTypeOfFile(new Blob([], { type: 'application/octet-stream' }), 'a.jpg')).toBe('image/jpeg');
    expect(contentTypeOfFile(new Blob([]), 'a.jpg')).toBe('image/jpeg');
  });
});
