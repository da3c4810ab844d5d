import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startService } from './service.mjs';
import { generators } from './table.mjs';
import { bash, missing, workshop } from './tools.mjs';

const video = fileURLToPath(new URL('../../packages/media-probe/fixtures/teaser.mp4', import.meta.url));
const long = process.env.CAMPAIGN === 'long';
const wanted = generators.filter(({ from }) => from === 'run' || long);
// CI installs what they want; elsewhere a program that is not there is no fault.
const leftOut = process.env.CI ? [] : wanted.filter((generator) => missing(generator).length > 0);
for (const generator of leftOut)
  console.log(`Left out: ${generator.name}, for want of ${missing(generator).join(', ')}.`);

let service;
let document;

beforeAll(async () => {
  service = await startService();
  document = await (await fetch(`${service.credentials.baseUrl}/openapi.json`)).text();
});
afterAll(() => service?.stop());

/** The item as the service has it, and the bytes at its address. */
async function itemOf(containerId) {
  const { baseUrl, liveKey } = service.credentials;
  const headers = { Authorization: `Bearer ${liveKey}` };
  const { caption, assets } = await (await fetch(`${baseUrl}/v1/content/${containerId}`, { headers })).json();
  return { caption, bytes: Buffer.from(await (await fetch(assets[0].url)).arrayBuffer()) };
}

test.each(wanted.filter((generator) => !leftOut.includes(generator)))('$name', async (generator) => {
  expect(missing(generator), 'programs that are not installed').toEqual([]);
  const { baseUrl, organizationId, projectId, liveKey } = service.credentials;
  const { cwd, env } = await workshop(generator, document);
  await bash(generator.generate, { cwd, env });
  if (generator.names) {
    const names = (await bash(generator.names, { cwd, env })).trim().split('\n');
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => /\d$/.test(name)).length).toBeLessThanOrEqual(10);
  }
  await bash(generator.build, { cwd, env });
  if (!generator.drive) return;
  const told = generator.namesNoAddress ? { LAYERS_BASE_URL: baseUrl } : {};
  const given = { LAYERS_API_KEY: liveKey, LAYERS_PROJECT_ID: projectId, VIDEO: video, ...told };
  const report = JSON.parse(await bash(generator.drive, { cwd, env: { ...env, ...given } }));
  const { containerId } = report;
  expect(report).toEqual({
    baseUrl: generator.namesNoAddress ? null : baseUrl,
    organizationId,
    containerId: expect.stringMatching(/^cnt_/),
    early: 'UPLOAD_INCOMPLETE',
    finalized: ['completed', 'First ☕'],
    mended: 'Mended ☕',
    listed: [containerId],
    absent: 'NOT_FOUND',
  });
  expect(await itemOf(containerId)).toEqual({ caption: 'Mended ☕', bytes: await readFile(video) });
});
