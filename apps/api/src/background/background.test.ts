import { expect, test } from 'vitest';
import { startBackground } from './background.ts';
import { createLog } from '../log.ts';

function recorder() {
  const lines: string[] = [];
  return { log: createLog('info', { write: (line) => lines.push(line) }), lines };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

test('a job runs at once, and again after its interval', async () => {
  const { log } = recorder();
  let runs = 0;
  const stop = startBackground([{ name: 'job', intervalMs: 5, run: async () => ((runs += 1), { done: 0 }) }], log);
  expect(runs).toBe(1);
  await expect.poll(() => runs).toBeGreaterThan(3);
  await stop();
});

test('a failing job is logged and tried again, and hurts no other', async () => {
  const { log, lines } = recorder();
  let failures = 0;
  let others = 0;
  const stop = startBackground(
    [
      { name: 'failing', intervalMs: 1, run: () => ((failures += 1), Promise.reject(new Error(`fault ${failures}`))) },
      {
        name: 'throwing',
        intervalMs: 1,
        run: () => {
          throw new Error('at once');
        },
      },
      { name: 'other', intervalMs: 1, run: async () => ({ done: (others += 1) }) },
    ],
    log,
  );
  await expect.poll(() => Math.min(failures, others)).toBeGreaterThan(2);
  await stop();
  const written = lines.join('');
  expect(written).toContain('"job":"failing"');
  expect(written).toContain('fault 2');
  expect(written).toContain('at once');
  expect(written).toContain('"done":2');
});

test('a round that found nothing to do is not worth a line', async () => {
  const { log, lines } = recorder();
  let runs = 0;
  const stop = startBackground([{ name: 'idle', intervalMs: 1, run: async () => ((runs += 1), { done: 0 }) }], log);
  await expect.poll(() => runs).toBeGreaterThan(2);
  await stop();
  expect(lines).toEqual([]);
});

test('stop waits for the job at work, and no job starts after it', async () => {
  const { log } = recorder();
  let finish = (): void => undefined;
  let runs = 0;
  const stop = startBackground(
    [
      {
        name: 'long',
        intervalMs: 1,
        run: () => (
          (runs += 1),
          new Promise((resolve) => {
            finish = () => resolve({});
          })
        ),
      },
    ],
    log,
  );
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  await turn();
  expect(stopped).toBe(false);
  finish();
  await stopping;
  await turn();
  expect(runs).toBe(1);
});

test('stop asks the job at work to end', async () => {
  const { log } = recorder();
  const until = (signal: AbortSignal) => new Promise((resolve) => signal.addEventListener('abort', resolve));
  const stop = startBackground(
    [{ name: 'endless', intervalMs: 1, run: async (stopping) => (await until(stopping), {}) }],
    log,
  );
  await turn();
  await stop();
});

test('stop does not wait for the next round', async () => {
  const { log } = recorder();
  const stop = startBackground([{ name: 'rare', intervalMs: 86_400_000, run: async () => ({}) }], log);
  await turn();
  await stop();
});
