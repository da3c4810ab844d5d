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
      let isOpen = false;
      const runWithin = (statement: Statement) => {
        const begins = !isOpen;
        isOpen = true;
        return run({ ...statement, begins });
      };
      const end = async (sql: string) => {
        if (isOpen) await run({ session, sql, params: [], begins: false, ends: true });
      };
      try {
        const result = await work(queryableOf(runWithin, session));
        await end('COMMIT');
        return result;
      } catch (error) {
        // Whatever the rollback meets, the first error is the one to tell.
        await Promise.allSettled([end('ROLLBACK')]);
        throw error;
      }
    },
  };
}

function queryableOf(run: (statement: Statement) => Promise<readonly Row[]>, session: number | null): Queryable {
  return {
    query: async (sql, params = []) => run({ session, sql, params: givenValues(params), begins: false, ends: false }),
    script: async (sql) => {
      await run({ session, sql, params: null, begins: false, ends: false });
    },
  };
}
