/** @module-tag process */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { apiKey, projectId } from './world.ts';

/** The upload as the contract's workflow tells it, run step by step by a tool that knows nothing of this service. */
const openapiFolder = fileURLToPath(new URL('../../../../openapi/', import.meta.url));
let stage: Stage;

beforeAll(async () => {
  const port = await freePort();
  stage = await openStage({
    port,
    env: { PUBLIC_URL: `http://127.0.0.1:${port}`, MEDIA_BASE_URL: `http://127.0.0.1:${port}` },
  });
  await stage.settle();
  await stage.runClock();
}, 60_000);

afterAll(() => stage.close());

test('upload.arazzo.yaml runs against the service', async () => {
  const redocly = path.join(
    createRequire(`${openapiFolder}package.json`).resolve('@redocly/cli/package.json'),
    '../bin/cli.js',
  );
  const input = JSON.stringify({ apiKey: apiKey.presented, projectId: `prj_${projectId}` });
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [redocly, 'respect', 'upload.arazzo.yaml', '--server', `content=${stage.service.baseUrl}`, '--input', input],
    { cwd: openapiFolder, env: { ...process.env, REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' } },
  );
  expect(`${stdout}${stderr}`).toMatch(/Workflows: 1 passed, 1 total/);
}, 60_000);
