import { readConfig } from './config/config.ts';
import { faultText } from './fault-text.ts';
import { runService } from './service.ts';

/** Runs the service until a signal ends it, or tells why it could not start. */
export async function serve(): Promise<void> {
  try {
    const starting = runService(readConfig(process.cwd()), (line) => {
      process.stdout.write(`${line}\n`);
    });
    // Listened to from the start: as the first process of a container it would not hear a signal otherwise.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        void starting
          .then((service) => service.stop(signal))
          .then(
            () => process.exit(0),
            () => process.exit(1),
          );
      });
    }
    await starting;
  } catch (error) {
    process.stderr.write(`${faultText(error)}\n`);
    process.exitCode = 1;
    process.exit();
  }
}
