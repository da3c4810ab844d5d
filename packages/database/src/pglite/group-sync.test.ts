import { describe, expect, it } from 'vitest';
import { GroupSync } from './group-sync.ts';

/** A sync under the test's hand: each call waits until it is let go. */
function givenSync() {
  const running: { readonly end: () => void; readonly fail: (error: Error) => void }[] = [];
  const group = new GroupSync(() => new Promise((end, fail) => running.push({ end, fail })));
  return { group, running, turn: () => new Promise((resolve) => setImmediate(resolve)) };
}

describe('GroupSync', () => {
  it('lets commits that come together share one sync', async () => {
    const { group, running, turn } = givenSync();
    const commits = [group.written(), group.written(), group.written()];
    await turn();
    expect(running).toHaveLength(1);
    running[0]?.end();
    await Promise.all(commits);
  });

  it('gives a commit that came during a sync the next one, which its companions share', async () => {
    const { group, running, turn } = givenSync();
    const first = group.written();
    await turn();
    let later = 0;
    const others = [group.written(), group.written()].map((commit) => commit.then(() => later++));
    await turn();
    expect(running).toHaveLength(1);
    running[0]?.end();
    await first;
    await turn();
    expect(later).toBe(0);
    expect(running).toHaveLength(2);
    running[1]?.end();
    await Promise.all(others);
    expect(later).toBe(2);
  });

  it('holds a read back until the writes it may have seen are synced, and no longer', async () => {
    const { group, running, turn } = givenSync();
    await group.settled();
    const write = group.written();
    let read = false;
    const reading = group.settled().then(() => (read = true));
    await turn();
    expect(read).toBe(false);
    running[0]?.end();
    await Promise.all([write, reading]);
    await group.settled();
  });

  it('tells a failed sync to all that waited for it, and works on', async () => {
    const { group, running, turn } = givenSync();
    const commits = [group.written(), group.written()];
    const later = turn().then(() => group.written());
    await turn();
    running[0]?.fail(new Error('EIO'));
    for (const commit of commits) await expect(commit).rejects.toThrow('EIO');
    await turn();
    running[1]?.end();
    await later;
  });
});
