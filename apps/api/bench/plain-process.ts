import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openClient } from './client.ts';
import type { Client } from './client.ts';

/** The plain server, in a process of its own as the service is. */
export interface PlainProcess {
  readonly client: Client;
  readonly pid: number;
  /** From now on `request`, such as `GET /item`, is answered with this JSON. */
  answer(request: string, body: string): Promise<void>;
  end(): void;
}

export async function startPlainProcess(connections: number): Promise<PlainProcess> {
  const child = fork(fileURLToPath(new URL('plain-server.ts', import.meta.url)));
  const port: unknown = await new Promise((resolve) => {
    child.once('message', resolve).once('exit', resolve);
  });
  const { pid } = child;
  if (pid === undefined || typeof port !== 'number') throw new Error('the plain server did not start');
  const client = openClient(`http://127.0.0.1:${port}`, connections);
  return {
    client,
    pid,
    answer: async (request, body) => {
      child.send({ request, body });
      await once(child, 'message');
    },
    end: () => {
      client.close();
      child.disconnect();
    },
  };
}
