import { randomUUID } from 'node:crypto';
import { PostgresDatabase } from '../postgres-database.ts';

/** An empty database of a test's own on a server. */
export interface ServerDatabase {
  readonly url: string;
  /** From now on the service's clock is this much ahead of the server's. */
  setClockAhead(ms: number): Promise<void>;
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
    setClockAhead: async (ms) => {
      const database = new PostgresDatabase({ url: url.href, poolSize: 1 });
      await database.script(
        `CREATE OR REPLACE FUNCTION service_now() RETURNS timestamptz LANGUAGE sql STABLE
         AS $$ SELECT date_trunc('milliseconds', statement_timestamp() + interval '${ms} milliseconds') $$`,
      );
      await database.close();
    },
    drop: async () => {
      await server.script(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.close();
    },
  };
}
