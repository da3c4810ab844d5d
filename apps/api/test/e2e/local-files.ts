import { mediaFixture, padWithFreeBox } from '@layers-content/media-probe/testing';
import type { FixtureName } from '@layers-content/media-probe/testing';
import type { LocalFile } from './caller.ts';

const contentTypes: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** A committed media file, declared as what it is. */
export function localFile(name: FixtureName): LocalFile {
  const contentType = contentTypes[name.slice(name.lastIndexOf('.') + 1)];
  if (contentType === undefined) throw new Error(`${name} is of no type that can be uploaded`);
  return { filename: name, contentType, bytes: mediaFixture(name) };
}

/** The film of the documented example, of its very size. */
export function documentedFilm(): LocalFile {
  return { ...localFile('teaser.mp4'), bytes: padWithFreeBox(mediaFixture('teaser.mp4'), 18_874_368) };
}

export const slides: readonly LocalFile[] = [localFile('slide-1.jpg'), localFile('slide-2.jpg')];
