import { randomUUID } from 'node:crypto';
import { PostgresDatabase } from '../postgres-database.ts';

/** An empty database of a test's own on a server. */
export interface ServerDatabase {
  readonly url: string;
  /** Ends every connection to it. */
  drop(): Promise<void>;
}

/** @param serverUrl any database of a server on which databases may be made. */
export async function createServerDatabase(serverUrl: string): Promise<ServerDatabase> {
  const name = `layers_${randomUUID().replaceAll('-', '')}`;
  const server = new PostgresDatabase({ url: serverUrl, poolSize: 1 });
  await server.script(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  return {
    url: url.href,
    drop: async () => {
      await server.script(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.close();
    },
  };
}
