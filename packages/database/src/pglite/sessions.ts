import { givenValues } from '../database.ts';
import type { Database, Queryable, Row } from '../database.ts';
import type { Statement } from './messages.ts';

/** Transactions over whatever runs single statements in sessions: the engine beside us or the one behind the port. */
export function sessionsOver(run: (statement: Statement) => Promise<readonly Row[]>): Omit<Database, 'close' | 'tend'> {
  let lastSession = 0;
  return {
    ...queryableOf(run, null),
    async transaction(work) {
      const session = ++lastSession;
      const control = (sql: string, ends: boolean) => run({ session, sql, params: [], ends });
      try {
        await control('BEGIN', false);
        const result = await work(queryableOf(run, session));
        await control('COMMIT', true);
        return result;
      } catch (error) {
        // Whatever the rollback meets, the first error is the one to tell.
        await Promise.allSettled([control('ROLLBACK', true)]);
        throw error;
      }
    },
  };
}

function queryableOf(run: (statement: Statement) => Promise<readonly Row[]>, session: number | null): Queryable {
  return {
    query: async (sql, params = []) => run({ session, sql, params: givenValues(params), ends: false }),
    script: async (sql) => {
      await run({ session, sql, params: null, ends: false });
    },
  };
}
