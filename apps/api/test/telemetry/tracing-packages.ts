import { createRequire } from 'node:module';
import { createLog } from '../../src/log.ts';
import { openTelemetry } from '../../src/telemetry/open-telemetry.ts';

// Says whether the tracing packages are in this process, before and after somebody set a collector.
const { cache } = createRequire(import.meta.url);
const isLoaded = () => (Object.keys(cache).some((file) => file.includes('@opentelemetry/sdk-trace')) ? 'yes' : 'no');
const log = createLog('silent');
await openTelemetry(null, log);
const without = isLoaded();
await openTelemetry({ endpoint: 'http://127.0.0.1:1', serviceName: 'x' }, log);
process.stdout.write(`without: ${without}, with: ${isLoaded()}\n`);
