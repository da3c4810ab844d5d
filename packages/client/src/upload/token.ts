import { UploadTokenError } from '../errors.ts';
import { isRecord, parseJson } from '../answers.ts';

/** `per-file`: one item a file. `slideshow`: one item of two to ten images, shown in the order of the files. */
export type Grouping = 'per-file' | 'slideshow';

/** Where one file of an upload goes, and whether all of it is there. */
export interface PlacedFile {
  readonly containerId: string;
  readonly assetId: string;
  readonly sent: boolean;
}

/** What an upload is at: all that is needed to go on with it elsewhere, and nothing that opens a door. */
export interface UploadState {
  readonly projectId: string;
  readonly grouping: Grouping;
  /** By the order of the files; null before the session of a file is open. */
  readonly files: readonly (PlacedFile | null)[];
}

const version = 1;

/** @returns a short text of ids, to be kept wherever it suits. */
export function writeToken({ projectId, grouping, files }: UploadState): string {
  return JSON.stringify({ version, projectId, grouping, files });
}

/** The items an upload has places in, each once. */
export function containerIdsOf({ files }: UploadState): readonly string[] {
  return [...new Set(files.flatMap((file) => (file === null ? [] : [file.containerId])))];
}

/** @throws UploadTokenError when the text is no token. */
export function parseToken(token: string): UploadState {
  const read = parseJson(token);
  if (isState(read)) return read;
  throw new UploadTokenError('The token is damaged, or no token of an upload. Begin anew.');
}

/** @throws UploadTokenError when the text is no token, or one of another project, grouping or number of files. */
export function readToken(token: string, wanted: Omit<UploadState, 'files'>, count: number): UploadState {
  const read = parseToken(token);
  if (bareId(read.projectId) !== bareId(wanted.projectId))
    throw new UploadTokenError(`The token is of an upload to project ${read.projectId}. Name that one, or begin anew.`);
  if (read.grouping !== wanted.grouping || read.files.length !== count)
    throw new UploadTokenError(
      `The token is of ${read.files.length} file(s), ${read.grouping}. Give the same in their order, or begin anew.`,
    );
  return { projectId: read.projectId, grouping: read.grouping, files: read.files };
}

/** Paths take an id with and without its prefix. */
function bareId(id: string): string {
  return id.slice(id.lastIndexOf('_') + 1).toLowerCase();
}

function isState(read: unknown): read is UploadState {
  return (
    isRecord(read) &&
    read['version'] === version &&
    typeof read['projectId'] === 'string' &&
    (read['grouping'] === 'per-file' || read['grouping'] === 'slideshow') &&
    Array.isArray(read['files']) &&
    read['files'].every((file) => file === null || isPlaced(file))
  );
}

function isPlaced(file: unknown): file is PlacedFile {
  return (
    isRecord(file) &&
    typeof file['containerId'] === 'string' &&
    typeof file['assetId'] === 'string' &&
    typeof file['sent'] === 'boolean'
  );
}
