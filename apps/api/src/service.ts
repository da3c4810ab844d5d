import { createApp } from './app.ts';
import { backgroundJobs } from './background/background-jobs.ts';
import { startBackground } from './background/background.ts';
import type { Config } from './config/config.ts';
import { isConsoleBuilt } from './console/console-files.ts';
import { openContext } from './context.ts';
import type { Context } from './context.ts';
import { createFirstTenant, refreshBaseUrl } from './first-start.ts';
import { serveOperator } from './operator/serve-operator.ts';
import { listen, stopServer } from './http/server.ts';
import { tellWhatTheStoreLacks } from './background/store-check.ts';

export interface Service {
  /**
   * Says at `/readyz` that it goes, takes requests for `drainDelayMs` more, lets the running ones end, and closes
   * everything.
   */
  stop(reason: string): Promise<void>;
}

/**
 * Opens everything, serves, and works in the background until it is stopped.
 * @param tell one line for a person.
 * @param open the composition root; a test puts a watched store and repository around its parts.
 */
export async function runService(config: Config, tell: (line: string) => void, open = openContext): Promise<Service> {
  const context = await open(config, tell);
  try {
    await welcome(context, tell);
    const server = await listen(createApp(context), {
      ...config,
      nextRequestId: context.nextRequestId,
      endedConnections: context.endedConnections,
    });
    const stopBackground = startBackground(backgroundJobs(context), context.log);
    // Whoever has a database server needs no way through this process.
    const adminSocket = config.database.kind === 'pglite' ? await serveOperator(context) : null;
    // A directory has been written to already, when it was opened.
    if (config.objects.kind === 's3') void tellWhatTheStoreLacks(context);
    const { publicUrl } = config;
    const pages = [...(isConsoleBuilt() ? [`console: ${publicUrl}/console`] : []), `reference: ${publicUrl}/docs`];
    tell(`Layers Content API on ${publicUrl} (${pages.join(', ')}), data in ${whereDataIs(config)}`);
    return {
      async stop(reason) {
        context.log.info({ reason }, 'stopping');
        context.lifecycle.stopping = true;
        const backgroundStopped = stopBackground();
        await context.timers.sleep(config.drainDelayMs);
        await stopServer(server, config.stopTimeoutMs);
        await adminSocket?.close();
        await backgroundStopped;
        await context.singleFlight.settled();
        // Closed all the same: what is not written by now is not told.
        await Promise.allSettled([context.refusals.write()]);
        await context.close();
      },
    };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** What a person needs to call a service that has no organization yet. */
async function welcome({ config, repository, secrets }: Context, tell: (line: string) => void): Promise<void> {
  const { dataDir, publicUrl: baseUrl } = config;
  if (config.database.kind === 'postgres') {
    if (await repository.isEmpty())
      tell('There is no organization yet: npx layers-content-admin orgs create, then keys create.');
    return;
  }
  const credentials = await createFirstTenant(repository, { dataDir, baseUrl, keyPepper: secrets.keyPeppers[0] });
  if (!credentials) {
    await refreshBaseUrl(dataDir, baseUrl);
    return;
  }
  // Before anything else can fail: no later start shows them.
  tell('First start: your keys are shown this once and kept in credentials.json in the data directory.');
  tell(JSON.stringify(credentials, null, 2));
}

function whereDataIs({ dataDir, database, objects }: Config): string {
  const rows = database.kind === 'postgres' ? 'PostgreSQL' : dataDir;
  const bytes = objects.kind === 's3' ? `the bucket ${objects.bucket}` : dataDir;
  return rows === bytes ? rows : `${rows} and ${bytes}`;
}
