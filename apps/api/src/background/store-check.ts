import type { Context } from '../context.ts';

/**
 * Looks once whether the store can do what it must, and logs what it lacks; the service works meanwhile. A store that
 * does not answer is one line: it may be back in a moment, and `/readyz` tells of it.
 */
export async function tellWhatTheStoreLacks({
  examinations,
  log,
}: Pick<Context, 'examinations' | 'log'>): Promise<void> {
  try {
    for (const { check, verdict, importance, seen, advice } of await examinations.store()) {
      if (verdict === 'lacking')
        log[importance === 'required' ? 'warn' : 'info'](
          { check, importance, seen, advice },
          'the object store lacks something',
        );
      if (verdict === 'unknown' && importance === 'required') {
        log.warn({ check, seen }, 'the object store could not be examined; layers-content-admin doctor tries again');
        return;
      }
    }
  } catch (error) {
    log.warn({ err: error }, 'the object store could not be examined; layers-content-admin doctor tries again');
  }
}
