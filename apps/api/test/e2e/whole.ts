import { isObject } from '@layers-content/contract';
import { expect } from 'vitest';
import { runLayersContentAdmin } from '../operator/run-layers-content-admin.ts';
import type { Installation } from './service-process.ts';

/** Settings of a last start: what killed processes and late PUTs left is removed soon, not after a day. */
export const reconciling = { RECONCILE_MIN_AGE_SECONDS: '0', RECONCILE_INTERVAL_SECONDS: '1' } as const;

/** The outbox leaves what a killed process had taken alone for a minute. */
const repairedWithinMs = 120_000;

/**
 * Waits until `layers-content-admin fsck` finds every row with its bytes, no bytes without a row, and counters that
 * add up.
 * @param env the settings of the service, where it has no data directory of its own.
 */
export async function expectWhole(
  { dataDir }: Installation,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const inspect = async () => {
    const { code, stdout, stderr } = await runLayersContentAdmin(dataDir, ['fsck', '--json'], env);
    const found: unknown = stdout === '' ? null : JSON.parse(stdout);
    return { code, findings: isObject(found) ? found['findings'] : stderr };
  };
  await expect.poll(inspect, { timeout: repairedWithinMs, interval: 500 }).toEqual({ code: 0, findings: [] });
}
