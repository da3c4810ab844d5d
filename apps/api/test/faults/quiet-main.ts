// The service of main.ts with its background at rest: every system call while a request is worked on is of that
// request. Its log says nothing, so that what is written to a socket is an answer.
import { readConfig } from '../../src/config/config.ts';
import { openContext } from '../../src/context.ts';
import { runService } from '../../src/service.ts';

await runService(
  readConfig(process.cwd(), { ...process.env, LOG_LEVEL: 'silent', SWEEP_INTERVAL_SECONDS: '3600' }),
  (line) => process.stdout.write(`${line}\n`),
  async (config, tell) => {
    const context = await openContext(config, tell);
    const { repository } = context;
    // What the outbox holds waits for a process that works on it.
    const maintenance = {
      ...repository.maintenance,
      takeDeletions: () => Promise.resolve([]),
      confirmDeletions: () => Promise.resolve(),
    };
    return { ...context, repository: { ...repository, maintenance } };
  },
);
