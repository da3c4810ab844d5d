import path from 'node:path';
import { createClient } from '@layers-content/client';
import type { LayersClient } from '@layers-content/client';
import type { Call } from './call.ts';
import { findCredentials } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import { UsageError } from './errors/usage-error.ts';

/** A client that is ready, and the project it works in. */
export interface Session {
  readonly client: LayersClient;
  /** Where the credentials lie, absolute; null when they come from the environment. */
  readonly dataDir: string | null;
  /** The project named on the command line, else the credentials' own, else the only one there is. */
  readonly projectId: (named: string | undefined) => Promise<string>;
}

/** @throws UsageError when there are no usable credentials. */
export function openSession(call: Call): Session {
  const credentials = credentialsOf(call);
  const client = clientFor(credentials);
  return {
    client,
    dataDir: credentials.file === null ? null : path.dirname(credentials.file),
    projectId: async (named) => named ?? credentials.projectId ?? (await onlyProject(client)),
  };
}

/** Where to call and as whom. @throws UsageError when it cannot be told. */
export function credentialsOf({ invocation, environment, workingDirectory }: Call): Credentials {
  return findCredentials({ ...invocation.options, environment, workingDirectory });
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
