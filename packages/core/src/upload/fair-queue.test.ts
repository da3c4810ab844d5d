import { describe, expect, test } from 'vitest';
import { FairQueue } from './fair-queue.ts';
import type { Turn } from './fair-queue.ts';

class Refused extends Error {}
const forEver = new AbortController().signal;

/** Works that are named `<party><number>`, begin when the queue says so, and end when the test says so. */
class Bench {
  readonly queue: FairQueue;
  /** In the order in which they began, or began again. */
  readonly begun: string[] = [];
  readonly refused: string[] = [];
  readonly #turns = new Map<string, { readonly turn: Turn; readonly end: () => void }>();

  constructor(places: number, maxWaiting = 16) {
    this.queue = new FairQueue({ places, maxWaiting, refusal: () => new Refused() });
  }

  async enter(names: string, waitingEnds = forEver): Promise<void> {
    for (const name of names.split(' ')) void this.#run(name, waitingEnds);
    await settled();
  }

  async end(names: string): Promise<void> {
    for (const name of names.split(' ')) {
      this.#turns.get(name)?.end();
      await settled();
    }
  }

  async pass(name: string): Promise<void> {
    void this.#turns
      .get(name)
      ?.turn.pass()
      .then(() => this.begun.push(`${name} again`));
    await settled();
  }

  async #run(name: string, waitingEnds: AbortSignal): Promise<void> {
    const work = async (turn: Turn): Promise<void> => {
      this.begun.push(name);
      await new Promise<void>((end) => this.#turns.set(name, { turn, end }));
    };
    await this.queue.run(name.slice(0, 1), waitingEnds, work).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      this.refused.push(name);
    });
  }
}

const settled = () =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

describe('one party alone', () => {
  test('has every place, and its work in the order in which it came', async () => {
    const bench = new Bench(2);
    await bench.enter('a1 a2 a3 a4');
    expect(bench.begun).toEqual(['a1', 'a2']);
    await bench.end('a2 a1');
    expect(bench.begun).toEqual(['a1', 'a2', 'a3', 'a4']);
  });

  test('is refused what would wait behind as many as may wait; what ends makes room', async () => {
    const bench = new Bench(1, 2);
    await bench.enter('a1 a2 a3 a4');
    expect([bench.begun, bench.refused]).toEqual([['a1'], ['a4']]);
    await bench.end('a1');
    await bench.enter('a5 b1');
    expect(bench.refused).toEqual(['a4']);
    expect(bench.queue.waiting).toBe(3);
  });
});

describe('several parties', () => {
  test('a place that gets free goes to whoever has none, however many of another came before', async () => {
    const bench = new Bench(2);
    await bench.enter('a1 a2 a3 a4 a5 b1');
    await bench.end('a1');
    expect(bench.begun.at(-1)).toBe('b1');
    // Both have one; nobody has two while the other waits.
    await bench.enter('b2');
    await bench.end('b1');
    expect(bench.begun.at(-1)).toBe('b2');
    await bench.end('b2 a2');
    expect(bench.begun).toEqual(['a1', 'a2', 'b1', 'b2', 'a3', 'a4']);
  });

  test('are served in turn', async () => {
    const bench = new Bench(1);
    await bench.enter('a1 a2 a3 b1 b2 c1 c2');
    await bench.end('a1 b1 c1 a2 b2 c2');
    expect(bench.begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2', 'a3']);
  });

  test('one that comes back is not before those that waited meanwhile', async () => {
    const bench = new Bench(1);
    await bench.enter('a1 b1 c1');
    await bench.end('a1');
    await bench.enter('a2');
    await bench.end('b1 c1');
    expect(bench.begun).toEqual(['a1', 'b1', 'c1', 'a2']);
  });

  test('a full line of one refuses nobody else', async () => {
    const bench = new Bench(1, 1);
    await bench.enter('a1 a2 a3 b1');
    expect(bench.refused).toEqual(['a3']);
  });
});

describe('a turn', () => {
  test('passes to another party that waits, and is the next of its own afterwards', async () => {
    const bench = new Bench(1);
    await bench.enter('a1 a2 b1');
    await bench.pass('a1');
    await bench.end('b1');
    expect(bench.begun).toEqual(['a1', 'b1', 'a1 again']);
    await bench.end('a1');
    expect(bench.begun.at(-1)).toBe('a2');
  });

  test('goes on where only its own party waits', async () => {
    const bench = new Bench(1);
    await bench.enter('a1 a2');
    await bench.pass('a1');
    expect(bench.begun).toEqual(['a1', 'a1 again']);
  });

  test('that ended while it waited to go on takes no place any more, and has nothing to pass on', async () => {
    const bench = new Bench(1);
    await bench.enter('a1 b1');
    await bench.pass('a1');
    await bench.end('a1 b1');
    await bench.enter('c1 d1');
    await bench.pass('a1');
    expect(bench.begun).toEqual(['a1', 'b1', 'c1', 'a1 again']);
    await bench.end('c1');
    expect(bench.begun.at(-1)).toBe('d1');
  });

  test('that fails gives its place back', async () => {
    const { queue } = new Bench(1);
    await expect(queue.run('a', forEver, () => Promise.reject(new Error('once')))).rejects.toThrow('once');
    expect(await queue.run('a', forEver, () => Promise.resolve(7))).toBe(7);
  });
});

describe('patience', () => {
  test('ends for those that wait: they are refused, and their places in the line are free', async () => {
    const bench = new Bench(1);
    const patience = new AbortController();
    await bench.enter('a1');
    await bench.enter('a2 b1', patience.signal);
    await bench.enter('a3');
    patience.abort();
    await settled();
    expect([bench.refused, bench.queue.waiting]).toEqual([['a2', 'b1'], 1]);
    await bench.end('a1');
    expect(bench.begun).toEqual(['a1', 'a3']);
  });

  test('that ended before does not matter where a place is free', async () => {
    const bench = new Bench(1);
    await bench.enter('a1', AbortSignal.abort());
    expect([bench.begun, bench.refused]).toEqual([['a1'], []]);
  });

  test('that ends in the moment a place is given leaves no place taken', async () => {
    const bench = new Bench(1);
    const patience = new AbortController();
    await bench.enter('a1');
    await bench.enter('a2', patience.signal);
    patience.abort();
    await bench.end('a1');
    await bench.end('a2');
    await bench.enter('b1');
    expect(bench.begun.at(-1)).toBe('b1');
  });
});
