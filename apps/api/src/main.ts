import { fileURLToPath } from 'node:url';
import { readConfig } from './config.ts';
import { runService } from './service.ts';

const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

try {
  const service = await runService(readConfig(repositoryRoot), (line) => {
    process.stdout.write(`${line}\n`);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void service.stop(signal).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  process.exit();
}
