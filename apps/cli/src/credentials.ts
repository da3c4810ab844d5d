import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from './config.ts';
import { UsageError } from './errors/usage-error.ts';
import type { GlobalOptions } from './invocation.ts';

/** Where to call and as whom. */
export interface Credentials {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Null when the source names none. */
  readonly projectId: string | null;
  /** The file they stand in, or null for the environment. */
  readonly file: string | null;
}

export interface CredentialsQuery extends Partial<Pick<GlobalOptions, 'dataDir' | 'test'>> {
  readonly environment: Environment;
  readonly workingDirectory: string;
}

const fileName = 'credentials.json';

/**
 * The first source that is there: `--data-dir`, `LAYERS_API_KEY`, `DATA_DIR`, `.data` here or in a folder above.
 * A source is taken whole: a project of one is never used with a key of another.
 * @throws UsageError when there is none, or the first one is incomplete.
 */
export function findCredentials({
  dataDir,
  test = false,
  environment,
  workingDirectory,
}: CredentialsQuery): Credentials {
  if (dataDir !== undefined) return fromFile(path.resolve(workingDirectory, dataDir), test);
  if (environment.apiKey !== undefined) return fromEnvironment(environment, environment.apiKey, test);
  if (environment.dataDir !== undefined) return fromFile(path.resolve(workingDirectory, environment.dataDir), test);
  for (const folder of upwards(workingDirectory)) {
    const text = readIfThere(path.join(folder, '.data', fileName));
    if (text !== null) return parseCredentials(text, path.join(folder, '.data', fileName), test);
  }
  throw new UsageError(
    `No credentials: there is no .data/${fileName} here or in a folder above. Start the service once (it writes the file), name its folder with --data-dir, or set LAYERS_API_KEY and LAYERS_BASE_URL.`,
    { code: 'NO_CREDENTIALS', next: { args: ['--help'], why: 'where credentials are looked for' } },
  );
}

function fromEnvironment({ baseUrl, projectId }: Environment, apiKey: string, test: boolean): Credentials {
  if (baseUrl === undefined)
    throw new UsageError('LAYERS_API_KEY is set but LAYERS_BASE_URL is not. Set it to the address of the service.');
  if (test)
    throw new UsageError(
      '--test picks the test key of a credentials.json. With LAYERS_API_KEY, put a test key there instead.',
    );
  return { baseUrl, apiKey, projectId: projectId ?? null, file: null };
}

function fromFile(folder: string, test: boolean): Credentials {
  const file = path.join(folder, fileName);
  const text = readIfThere(file);
  if (text === null)
    throw new UsageError(`There is no ${file}. The service writes it on its first start; check the folder.`);
  return parseCredentials(text, file, test);
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new UsageError(`${file} cannot be read (${String(code)}).`, { cause: error });
  }
}

function parseCredentials(text: string, file: string, test: boolean): Credentials {
  const incomplete = new UsageError(
    `${file} does not hold baseUrl, projectId, liveKey and testKey as the service writes them.`,
  );
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Without the cause: a parser's message quotes the text, and the keys with it.
    throw incomplete;
  }
  if (typeof parsed !== 'object' || parsed === null) throw incomplete;
  const fields = new Map<string, unknown>(Object.entries(parsed));
  const [baseUrl, projectId, apiKey] = ['baseUrl', 'projectId', test ? 'testKey' : 'liveKey'].map((name) =>
    fields.get(name),
  );
  if (typeof baseUrl !== 'string' || typeof apiKey !== 'string' || typeof projectId !== 'string') throw incomplete;
  return { baseUrl, apiKey, projectId, file };
}

function upwards(from: string): string[] {
  const parent = path.dirname(from);
  return parent === from ? [from] : [from, ...upwards(parent)];
}
