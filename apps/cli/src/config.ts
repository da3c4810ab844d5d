/** The settings the CLI takes from its environment; an empty value counts as none. */
export interface Environment {
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
  readonly projectId: string | undefined;
  readonly dataDir: string | undefined;
}

export function readEnvironment(env: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const read = (name: string) => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  return {
    apiKey: read('LAYERS_API_KEY'),
    baseUrl: read('LAYERS_BASE_URL'),
    projectId: read('LAYERS_PROJECT_ID'),
    dataDir: read('DATA_DIR'),
  };
}
