/** @module-tag process */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deployShared } from '../e2e/deployment.ts';
import type { Deployment } from '../e2e/deployment.ts';
import type { Installation, ServiceProcess } from '../e2e/service-process.ts';
import { servers } from './servers.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const nextSecret = 'the secret after the change, long enough';
let deployment: Deployment;
let first: Installation;
let second: Installation;
let service: ServiceProcess;

beforeAll(async () => {
  deployment = await deployShared(servers, 2);
  const [one, two] = deployment.installations;
  if (!one || !two) throw new Error('two were deployed');
  [first, second] = [one, two];
});
afterAll(() => deployment.remove());

describe('a database belongs to one secret', () => {
  test('a process with another one does not start, and tells why without telling a secret', async () => {
    await deployment.services[1]?.end('SIGTERM');
    const { code, output } = await second.startInVain({ env: { SECRET_KEY: nextSecret } });
    expect(code).toBe(1);
    expect(output).toContain('SECRET_KEY: is not the one this database belongs to');
    expect(output).not.toContain(nextSecret);
    expect(output).not.toContain(deployment.env['SECRET_KEY']);
  });

  test('the secret is changed while the service runs: every process first knows both, then the new one leads', async () => {
    const { SECRET_KEY: oldSecret = '' } = deployment.env;
    for (const env of [
      { SECRET_KEY: oldSecret, SECRET_KEY_PREVIOUS: nextSecret },
      { SECRET_KEY: nextSecret, SECRET_KEY_PREVIOUS: oldSecret },
    ]) {
      for (const installation of [first, second]) {
        service = await restart(installation, env);
        expect(await whoami()).toBe(200);
      }
    }
    // Keys that were used since are the new secret's; the old one is not needed any more.
    service = await restart(second, { SECRET_KEY: nextSecret });
    expect(await whoami()).toBe(200);
  });
});

async function restart(installation: Installation, env: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  await installation.stop();
  return installation.start({ env });
}

async function whoami(): Promise<number> {
  const { status } = await fetch(`${service.baseUrl}/v1/whoami`, {
    headers: { Authorization: `Bearer ${deployment.liveKey}` },
  });
  return status;
}
