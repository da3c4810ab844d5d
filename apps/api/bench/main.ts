// npm run bench: what the service costs beside plain means, on every profile that is at hand. See docs/benchmarks.md.
import { parseArgs } from 'node:util';
import type { SharedServers } from '../test/e2e/shared-servers.ts';
import { sharedServers } from '../test/e2e/shared-servers.ts';
import { sharedPool } from '../test/shared-parts.ts';
import { countCosts } from './costs.ts';
import { writeGrowthPicture, writeResult } from './document.ts';
import { openEmbedded } from './embedded-profile.ts';
import { measureFinalizes } from './finalizes.ts';
import { measureOperations } from './operations.ts';
import { measureGrowth } from './growth.ts';
import { growthPicture } from './growth-picture.ts';
import { measurePeers } from './peers.ts';
import { growthReport, machine, peerReport, report } from './report.ts';
import type { Measured } from './report.ts';
import { openShared } from './shared-profile.ts';
import { fullSizes, quickSizes } from './sizes.ts';
import type { Sizes } from './sizes.ts';
import { measureStarts } from './starts.ts';
import { startsReport } from './starts-report.ts';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const startedAt = performance.now();
const on = machine();

function tell(line: string): void {
  process.stderr.write(`${((performance.now() - startedAt) / 1_000).toFixed(0).padStart(4)} s  ${line}\n`);
}

async function measure(servers: SharedServers | null, sizes: Sizes): Promise<Measured> {
  tell('counting what operations cost');
  const costs = await countCosts(servers?.databaseUrl ?? null);
  tell(`making ${sizes.items} items`);
  const profile = await (servers ? openShared(servers, sizes.items) : openEmbedded(sizes.items));
  try {
    const [row] = await profile.sql.query(
      "SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync",
    );
    tell(`${profile.name}: operations`);
    const operations = await measureOperations(profile, sizes);
    tell(`${profile.name}: finalizes`);
    const finalizes = await measureFinalizes(profile, sizes);
    return {
      profile: { ...profile, database: `PostgreSQL ${String(row?.['version'])}, fsync ${String(row?.['fsync'])}` },
      costs,
      operations,
      finalizes,
    };
  } catch (error) {
    process.stderr.write(profile.service.output());
    throw error;
  } finally {
    await profile.remove();
  }
}

async function measureOurselves(sizes: Sizes): Promise<void> {
  const servers = sharedServers();
  if (!servers)
    tell(
      'PostgreSQL and S3 are not at hand (TEST_DATABASE_URL, TEST_S3_ENDPOINT) and left out; .ci/postgres and .ci/s3-server give them',
    );
  const profiles = [await measure(null, sizes), ...(servers ? [await measure(servers, sizes)] : [])];
  const result = report(on, (performance.now() - startedAt) / 1_000, profiles);
  process.stdout.write(`${result}\n`);
  if (options.write) await writeResult('ourselves', result);
}

async function measureBesidePeers(sizes: Sizes): Promise<void> {
  const databaseUrl = process.env['TEST_DATABASE_URL'] ?? null;
  const comparisons = await measurePeers(databaseUrl, sizes.peers, tell);
  const starts = startsReport(sizes.starts.requests, await measureStarts(databaseUrl, sizes.starts, tell));
  const result = `${peerReport(on, (performance.now() - startedAt) / 1_000, comparisons)}\n\n${starts}`;
  process.stdout.write(`${result}\n`);
  if (options.write) await writeResult('peers', result);
}

async function measureGrowths(sizes: Sizes): Promise<void> {
  const databaseUrl = process.env['TEST_DATABASE_URL'];
  const embedded = await measureGrowth(null, sizes.growth, tell);
  const growths = {
    embedded,
    ...(databaseUrl && { 'PostgreSQL, new': await measureGrowth(databaseUrl, sizes.growth, tell) }),
  };
  const result = growthReport(on, (performance.now() - startedAt) / 1_000, sizes.growth.completedItems, growths);
  process.stdout.write(`${result}\n`);
  if (!options.write) return;
  await writeResult('growth', result);
  await writeGrowthPicture(growthPicture(growths));
}

const chosen = options.quick ? quickSizes : fullSizes;
if (options.peers) await measureBesidePeers(chosen);
else if (options.growth) await measureGrowths(chosen);
else await measureOurselves(chosen);
await (await sharedPool()).close();
