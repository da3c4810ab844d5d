import { createClient } from '@layers-content/client';
import type { LayersClient } from '@layers-content/client';
import { findCredentials } from './credentials.ts';
import { UsageError } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** The options every command takes. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly dataDir?: string;
  readonly test?: boolean;
}

/** A client that is ready, and the project it works in. */
export interface Session {
  readonly client: LayersClient;
  /** The project named on the command line, else the credentials' own, else the only one there is. */
  readonly projectId: (named: string | undefined) => Promise<string>;
}

/** @throws UsageError when there are no usable credentials. */
export function openSession({ dataDir, test }: GlobalOptions, { environment, workingDirectory }: Terminal): Session {
  const credentials = findCredentials({ dataDir, test, environment, workingDirectory });
  const client = clientFor(credentials);
  return {
    client,
    projectId: async (named) => named ?? credentials.projectId ?? (await onlyProject(client)),
  };
}

function clientFor(credentials: { readonly baseUrl: string; readonly apiKey: string }): LayersClient {
  try {
    return createClient(credentials);
  } catch (error) {
    throw error instanceof TypeError
      ? new UsageError(`The credentials cannot be used: ${error.message}`, { cause: error })
      : error;
  }
}

async function onlyProject(client: LayersClient): Promise<string> {
  const { items } = await client.listProjects({ status: 'active', limit: 20 });
  const [first] = items;
  if (first === undefined)
    throw new UsageError('The key sees no active project. Create one through the API, then name it with --project.');
  if (items.length === 1) return first.id;
  const choices = items.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  throw new UsageError(`There are several projects. Choose one with --project or LAYERS_PROJECT_ID:\n${choices}`);
}
