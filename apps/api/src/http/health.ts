import { DomainError, SingleFlight, UnavailableError, withDeadline } from '@layers-content/core';
import type { ObjectStore, Repository, Timers } from '@layers-content/core';
import { Router } from 'express';
import { sendJson } from './answer.ts';
import { HttpProblem, problemOf } from './problems.ts';
import { onlyMethods } from './routes.ts';

interface HealthPorts {
  readonly repository: Pick<Repository, 'ping'>;
  readonly store: Pick<ObjectStore, 'ping'>;
  readonly timers: Pick<Timers, 'timeout'>;
  readonly lifecycle: { readonly stopping: boolean };
}

/** How long a part may take to say that it works. */
const answerTimeoutMs = 3_000;

/**
 * `/healthz`: the process answers. `/readyz`: it can take work, that is database and store answer and it is not
 * stopping; else 503 in the envelope, whose `details` tell which part it is.
 */
export function health(ports: HealthPorts): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const ask = askParts(ports);
  router.get('/healthz', (_req, res) => {
    sendJson(res, 200, '{"status":"ok"}');
  });
  router.get('/readyz', async (_req, res) => {
    if (ports.lifecycle.stopping) throw new UnavailableError('service');
    const [database, objectStore] = await Promise.all([ask('database'), ask('object store')]);
    const fault = database ?? objectStore;
    if (fault) throw notReady(fault, { database: stateOf(database), objectStore: stateOf(objectStore) });
    sendJson(res, 200, '{"status":"ready"}');
  });
  router.all(['/healthz', '/readyz'], onlyMethods('GET', 'HEAD'));
  return router;
}

type Part = 'database' | 'object store';

/** What a part fails with, in bounded time; null when it works. However many ask at once, each part is asked once. */
function askParts({ repository, store, timers }: HealthPorts): (part: Part) => Promise<DomainError | null> {
  const singleFlight = new SingleFlight<void>();
  const pings: Readonly<Record<Part, () => Promise<void>>> = {
    database: () => repository.ping(),
    'object store': () => store.ping(),
  };
  return async (part) => {
    const late = () => new UnavailableError(part, { cause: new Error(`no answer within ${answerTimeoutMs} ms`) });
    try {
      await withDeadline(timers.timeout(answerTimeoutMs), singleFlight.join(part, pings[part]).outcome, late);
      return null;
    } catch (error) {
      return error instanceof DomainError ? error : new UnavailableError(part, { cause: error });
    }
  };
}

function stateOf(fault: DomainError | null): string {
  if (fault === null) return 'ok';
  return fault.code === 'STORAGE_FULL' ? 'full' : 'unavailable';
}

function notReady(fault: DomainError, details: Readonly<Record<string, string>>): HttpProblem {
  const { code, message, headers } = problemOf(fault);
  return new HttpProblem(code, message, { details, headers, cause: fault });
}
