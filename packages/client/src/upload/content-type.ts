import type { components } from '@layers-content/contract';
import { UnsupportedFileTypeError } from '../errors.ts';

/** The types that can be uploaded. */
export type DeclaredContentType = components['schemas']['DeclaredContentType'];

const typeByExtension = new Map<string, DeclaredContentType>([
  ['mp4', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
]);

/**
 * The type a file's extension speaks of, upper and lower case alike.
 * @throws UnsupportedFileTypeError naming the extensions that are taken.
 */
export function contentTypeOf(filename: string): DeclaredContentType {
  const dot = filename.lastIndexOf('.');
  const type = typeByExtension.get(dot < 0 ? '' : filename.slice(dot + 1).toLowerCase());
  if (type !== undefined) return type;
  const taken = [...typeByExtension.keys()].map((extension) => `.${extension}`).join(', ');
  throw new UnsupportedFileTypeError(filename, `this type of file cannot be uploaded. Taken are ${taken}.`);
}

/** The type a Blob or File names, if it is one that can be uploaded; else the one of its extension. */
export function contentTypeOfFile(file: Blob, filename: string): DeclaredContentType {
  return [...typeByExtension.values()].find((type) => type === file.type) ?? contentTypeOf(filename);
}
