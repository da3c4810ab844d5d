import { contentTypeOfFile } from './content-type.ts';
import type { DeclaredContentType } from './content-type.ts';

/**
 * One file of an upload: a `Blob` with a name, such as what `fs.openAsBlob` opens in Node. A browser's `File` is one
 * by itself.
 */
export interface UploadSource {
  readonly file: Blob;
  /** Stored as data; without a `contentType` and a type of the Blob's own, its extension says what the file is. */
  readonly filename: string;
  readonly contentType?: DeclaredContentType | undefined;
}

/** A file as it is declared to the service. */
export interface DeclaredSource {
  readonly file: Blob;
  readonly filename: string;
  readonly contentType: DeclaredContentType;
}

/** @throws UnsupportedFileTypeError when a file is none of the types that are taken. */
export function declaredSources(files: readonly (UploadSource | File)[]): readonly DeclaredSource[] {
  return files.map((given) => {
    const { file, filename, contentType } = 'filename' in given ? given : named(given);
    return { file, filename, contentType: contentType ?? contentTypeOfFile(file, filename) };
  });
}

function named(file: File): UploadSource {
  return { file, filename: file.name };
}
