import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Contender } from './contest.ts';
import type { Undo } from './profile.ts';

/**
 * The decoder of the service, loaded and in a process of its own, which has one picture and decodes it whenever it is
 * asked to.
 */
export async function startDecoder(picture: Uint8Array, undo: Undo): Promise<Contender> {
  const child = fork(fileURLToPath(new URL('decoder.ts', import.meta.url)), {
    serialization: 'advanced',
    // As the probe's child has it.
    env: { ...process.env, MALLOC_ARENA_MAX: '2' },
  });
  undo.push(async () => child.disconnect());
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  const tell = async (message: Uint8Array | 'decode'): Promise<void> => {
    child.send(message);
    await once(child, 'message', ended);
  };
  await tell(picture);
  return { run: () => tell('decode'), ...(child.pid !== undefined && { pid: child.pid }) };
}
