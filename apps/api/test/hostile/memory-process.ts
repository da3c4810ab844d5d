import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { openTestDatabase } from '@layers-content/database/testing';
import { generateApiKey } from '../../src/api-keys.ts';
import { createApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import { listen, stopServer } from '../../src/http/server.ts';
import { plainProject } from '../contract/world.ts';
import { sharedPool } from '../shared-parts.ts';
import { startTestService } from '../test-service.ts';

/**
 * Runs by itself with `--expose-gc`: asks a service in this process so many times, and prints the heap in use as
 * JSON.
 */
const checkpoints = 4;
const connections = 8;

interface Probe {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const service = await startTestService({ database: await openTestDatabase(), env: { RATE_LIMITS: 'off' } });
// Kept log lines would look like a leak.
const context = { ...service.context, log: createLog('info', { write: () => undefined }) };
const server = await listen(createApp(context), {
  host: '127.0.0.1',
  port: 0,
  connectionsPerAddress: 0,
  nextRequestId: context.nextRequestId,
  endedConnections: context.endedConnections,
});
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port');
const { port } = address;
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const { row, secretKey } = generateApiKey(
  {
    tenant: { organizationId: randomUUID(), environment: 'live' },
    id: randomUUID(),
    name: 'Memory',
    scopes: ['*'],
    rateLimitTier: 'standard',
  },
  context.secrets.keyPeppers[0],
);
await context.repository.createFirstTenant({
  organization: { id: row.tenant.organizationId, name: 'Memory' },
  project: { id: randomUUID(), fields: plainProject },
  keys: [row],
});
const Authorization = `Bearer ${secretKey}`;

/** Well-formed and not, for bodies that are read, requests that have none, and uploads; no two alike. */
function distinctType(index: number): Probe {
  const type =
    [
      `application/x-${index}`,
      `application/json; v=${index}`,
      `application/json; charset=utf-8; b=${index}`,
      `text/${index}+json`,
      `;;${index}`,
    ][index % 5] ?? '';
  const headers = { Authorization, 'Content-Type': type };
  if (index % 3 === 0) return { method: 'GET', path: '/v1/whoami', headers };
  if (index % 3 === 1) return { method: 'POST', path: '/v1/projects', headers, body: '{}' };
  return { method: 'PUT', path: `/uploads/${index}`, headers, body: 'x' };
}

/** Keys of requests that are refused, and parameters that nobody knows; no two alike. */
function distinctKey(index: number): Probe {
  if (index % 2 === 0) return { method: 'GET', path: `/v1/projects?p${index}=${index}`, headers: { Authorization } };
  return {
    method: 'POST',
    path: '/v1/projects',
    headers: { Authorization, 'Content-Type': 'application/json', 'Idempotency-Key': `key-${index}` },
    body: '{"name":1}',
  };
}

function ask({ method, path, headers, body }: Probe): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { ...headers, 'Content-Length': String(body?.length ?? 0) },
      },
      (incoming) => {
        incoming.resume().on('end', () => {
          resolve(incoming.statusCode ?? 0);
        });
      },
    );
    outgoing.on('error', reject).end(body);
  });
}

async function heapInUse(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return process.memoryUsage().heapUsed;
}

async function measure(probe: (index: number) => Probe, total: number) {
  const statuses: Record<number, number> = {};
  // What is compiled or kept once is there before the first measurement.
  for (let index = 0; index < 300; index += 1) await ask(probe(index + total));
  const heapBytes = [await heapInUse()];
  let index = 0;
  for (let checkpoint = 1; checkpoint <= checkpoints; checkpoint += 1) {
    const end = (total / checkpoints) * checkpoint;
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (index < end) {
          const status = await ask(probe(index++));
          statuses[status] = (statuses[status] ?? 0) + 1;
        }
      }),
    );
    heapBytes.push(await heapInUse());
  }
  return { total, heapBytes, statuses };
}

const curves = {
  contentTypes: await measure(distinctType, 10_000),
  keysAndParameters: await measure(distinctKey, 2_000),
};
process.stdout.write(`${JSON.stringify(curves)}\n`);
agent.destroy();
await stopServer(server, 1_000);
await service.close();
await (await sharedPool()).close();
