/** Where to call and as whom, as the program that starts this one says it in its environment. */
export interface Environment {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** The project that is meant when nobody names another. */
  readonly projectId: string | undefined;
}

/** The program cannot start as it was started; the message says what to change. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** @throws StartError when the key or the address is missing. An empty value counts as none. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const read = (name: string) => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  return {
    apiKey: required('LAYERS_API_KEY', read),
    baseUrl: required('LAYERS_BASE_URL', read),
    projectId: read('LAYERS_PROJECT_ID'),
  };
}

const meanings = {
  LAYERS_API_KEY: 'a key of the service, lp_live_… or lp_test_…',
  LAYERS_BASE_URL: 'the address of the service, such as http://127.0.0.1:8787',
} as const;

function required(name: keyof typeof meanings, read: (name: string) => string | undefined): string {
  const value = read(name);
  if (value === undefined)
    throw new StartError(`${name} is not set. Put it into the environment of this server: ${meanings[name]}.`);
  return value;
}
