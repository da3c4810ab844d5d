import { isObject } from '@layers-content/contract';
import { expect, test } from 'vitest';
import { createInstallation } from '../e2e/service-process.ts';
import type { ServiceProcess } from '../e2e/service-process.ts';
import { exchange } from '../http/exchange.ts';
import { adminJson } from '../operator/run-layers-content-admin.ts';
import { daysAhead } from './faked-clock.ts';

const file = { filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 1_000 };

test('a service whose clock was 40 days ahead counts for today again when it returns, and fsck agrees', async () => {
  const installation = await createInstallation({ env: { QUOTA_ITEMS_PER_DAY: '3' } });
  try {
    const ahead = await installation.start({ env: daysAhead(40) });
    const { liveKey = '', projectId = '' } = await installation.credentials();
    const open = async ({ baseUrl }: ServiceProcess) => {
      const headers = { Authorization: `Bearer ${liveKey}`, 'Content-Type': 'application/json' };
      const body = JSON.stringify({ files: [file, file], grouping: 'per-file' });
      return (
        await exchange(baseUrl, { method: 'POST', path: `/v1/projects/${projectId}/content/uploads`, headers, body })
      ).status;
    };
    const usedToday = async ({ baseUrl }: ServiceProcess) => {
      const { body } = await exchange(baseUrl, {
        method: 'GET',
        path: '/v1/usage',
        headers: { Authorization: `Bearer ${liveKey}` },
      });
      const usage: unknown = JSON.parse(body);
      const quotas = isObject(usage) && isObject(usage['quotas']) ? usage['quotas'] : {};
      return isObject(quotas['itemsPerDay']) ? quotas['itemsPerDay']['used'] : null;
    };
    expect([await open(ahead), await open(ahead)]).toEqual([201, 429]);
    expect(await usedToday(ahead)).toBe(2);
    await ahead.end('SIGTERM');

    const back = await installation.start();
    expect(await usedToday(back)).toBe(0);
    expect([await open(back), await open(back)]).toEqual([201, 429]);
    expect(await adminJson(installation.dataDir, ['fsck'])).toMatchObject({ findings: [] });
  } finally {
    await installation.remove();
  }
});
