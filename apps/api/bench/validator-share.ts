import { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestListener } from 'node:http';
import { Socket } from 'node:net';
import { isObject, readBundle } from '@layers-content/contract';
import type { JsonObject } from '@layers-content/contract';
import { openTestDatabase } from '@layers-content/database/testing';
import { createApp } from '../src/app.ts';
import { librarySteps, openValidator } from '../src/http/validate.ts';
import { startTestService } from '../test/test-service.ts';
import { mediaTypes, mib } from './media-files.ts';
import { openCaller } from './caller.ts';
import { seedTenant } from './seed.ts';

/** Processor time of one getContent, the network and the database left out, in microseconds. */
export interface ValidatorShare {
  readonly paths: number;
  readonly without: number;
  /** With the library's steps as they come, which compile the pattern of every path for each request. */
  readonly library: number;
  readonly ours: number;
}

const rounds = 5;
const addedPaths = 100;

/** Measured in turns, as long as `requests` of each take. */
export async function measureValidator(requests: number): Promise<readonly ValidatorShare[]> {
  const bundle = readBundle();
  const shares: ValidatorShare[] = [];
  await withKnownItem(async (appWith, ask) => {
    for (const contract of [bundle, withMorePaths(bundle)]) {
      const apps = {
        without: await appWith([]),
        library: await appWith(librarySteps(contract)),
        ours: await appWith(await openValidator(contract)),
      };
      const spent = { without: 0, library: 0, ours: 0 };
      for (let round = 0; round <= rounds; round += 1) {
        for (const name of ['without', 'library', 'ours'] as const) {
          const us = await cpuUsOf(async () => {
            for (let n = 0; n < requests; n += 1) await ask(apps[name]);
          });
          // The first round only warms up.
          if (round > 0) spent[name] += us / requests / rounds;
        }
      }
      shares.push({ paths: Object.keys(objectIn(contract, 'paths')).length, ...spent });
    }
  });
  return shares;
}

type AppWith = (validator: Parameters<typeof createApp>[1]) => Promise<RequestListener>;

/** Gives a way to make apps over one item, which the repository knows by heart, and a way to ask them for it. */
async function withKnownItem(
  work: (appWith: AppWith, ask: (app: RequestListener) => Promise<void>) => Promise<void>,
): Promise<void> {
  const service = await startTestService({
    database: await openTestDatabase(),
    env: { RATE_LIMITS: 'off', LOG_LEVEL: 'warn' },
  });
  try {
    const { context, database } = service;
    const tenant = await seedTenant(database.repository, context.secrets);
    const caller = openCaller(service.baseUrl, tenant, 1);
    const file = { contentType: 'image/jpeg', bytes: mediaTypes['image/jpeg'](mib) } as const;
    const target = await caller.openSession({ contentType: file.contentType, sizeBytes: mib });
    await caller.put(target, file);
    await caller.finalize(target);
    caller.close();
    const [secretKey = ''] = tenant.secretKeys;
    const key = await context.repository.findApiKey(secretKey.split('_')[2] ?? '');
    const stored = await context.repository
      .forTenant({ organizationId: tenant.organizationId, environment: 'live' }, 'system')
      .findContent(target.containerId.slice(4));
    const { repository } = context;
    const knowing = {
      ...context,
      repository: {
        ...repository,
        findApiKey: async () => key,
        forTenant: (...owner: Parameters<typeof repository.forTenant>) => ({
          ...repository.forTenant(...owner),
          findContent: async () => stored,
        }),
      },
    };
    await work(
      (validator) => createApp(knowing, validator),
      (app) => askPastTheNetwork(app, `/v1/content/${target.containerId}`, secretKey),
    );
  } finally {
    await service.close();
  }
}

/** A connection that leads nowhere and takes everything. */
class Sink extends Socket {
  override _write(_chunk: unknown, _encoding: string, done: () => void): void {
    done();
  }

  override _writev(_chunks: unknown, done: () => void): void {
    done();
  }
}

function askPastTheNetwork(app: RequestListener, url: string, secretKey: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new IncomingMessage(new Sink());
    Object.assign(request, {
      method: 'GET',
      url,
      headers: { host: 'localhost', authorization: `Bearer ${secretKey}` },
    });
    const response = new ServerResponse(request);
    response.assignSocket(request.socket);
    response.on('finish', () => {
      if (response.statusCode === 200) resolve();
      else reject(new Error(`${url} was answered ${response.statusCode}`));
    });
    app(request, response);
  });
}

async function cpuUsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** The contract with paths nobody asks for, which a search by name meets before all others. */
function withMorePaths(bundle: JsonObject): JsonObject {
  const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
  const added = Array.from(
    { length: addedPaths },
    (_, n) => [`/v1/added-${n}/{id}/things`, { get: { operationId: `added${n}`, parameters } }] as const,
  );
  return { ...bundle, paths: { ...objectIn(bundle, 'paths'), ...Object.fromEntries(added) } };
}

function objectIn(parent: JsonObject, name: string): JsonObject {
  const value = parent[name];
  if (!isObject(value)) throw new Error(`the contract has no ${name}`);
  return value;
}
