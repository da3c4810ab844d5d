/** A file as it was when its upload began. */
export interface KeptFile {
  /** Absolute. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedAtMs: number;
}

/** What it takes to go on with an upload: ids and names, no key and no address. */
export interface KeptUpload {
  readonly id: string;
  readonly startedAt: string;
  /** The process that is at it, or was. */
  readonly pid: number;
  readonly projectId: string;
  /** Where the credentials lay, or null when they came from the environment. */
  readonly dataDir: string | null;
  readonly test: boolean;
  readonly slideshow: boolean;
  readonly caption: string;
  readonly files: readonly KeptFile[];
  /** Of `uploadContent`: ids alone. */
  readonly token: string;
}

/** @returns null for what is none, such as that of a later version. */
export function readKeptUpload(text: string): KeptUpload | null {
  const read = parse(text);
  return isKeptUpload(read) ? read : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const kinds: Readonly<Record<Exclude<keyof KeptUpload, 'files' | 'dataDir'>, string>> = {
  id: 'string',
  startedAt: 'string',
  pid: 'number',
  projectId: 'string',
  test: 'boolean',
  slideshow: 'boolean',
  caption: 'string',
  token: 'string',
};

function isKeptUpload(read: unknown): read is KeptUpload {
  if (!isRecord(read)) return false;
  const { files, dataDir } = read;
  return (
    Object.entries(kinds).every(([name, kind]) => typeof read[name] === kind) &&
    (dataDir === null || typeof dataDir === 'string') &&
    Array.isArray(files) &&
    files.every(isKeptFile)
  );
}

function isKeptFile(file: unknown): boolean {
  return (
    isRecord(file) &&
    typeof file['path'] === 'string' &&
    typeof file['sizeBytes'] === 'number' &&
    typeof file['modifiedAtMs'] === 'number'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
