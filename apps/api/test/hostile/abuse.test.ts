/** @module-tag campaign */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isObject } from '@layers-content/contract';
import { mediaFixture } from '@layers-content/media-probe/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginCampaign } from '@layers-content/campaigns';
import { createInstallation } from '../e2e/service-process.ts';
import type { Installation, ServiceProcess } from '../e2e/service-process.ts';
import { exchange } from '../http/exchange.ts';
import type { RawReply } from '../http/exchange.ts';
import { fromSource } from '../from-source.ts';

/** An honest client uploads and reads beside each abuse of one other address. Every answer it gets is the right one. */
const campaign = beginCampaign('abuse');
const picture = mediaFixture('square.jpg');
const script = fileURLToPath(new URL('abuse-process.ts', import.meta.url));
let installation: Installation;
let service: ServiceProcess;
let key = '';
let projectId = '';

beforeAll(async () => {
  installation = await createInstallation({
    env: { LOG_LEVEL: 'warn', QUOTA_OPEN_UPLOADS: '0', QUOTA_ITEMS_PER_DAY: '0' },
  });
  service = await installation.start();
  const credentials = await installation.credentials();
  key = credentials['liveKey'] ?? '';
  projectId = credentials['projectId'] ?? '';
  await honestFor(2);
});

afterAll(async () => {
  await installation.remove();
  campaign.report('seconds of each abuse');
});

const json = (method: string, path: string, body?: unknown): Promise<RawReply> =>
  exchange(service.baseUrl, {
    method,
    path,
    headers: { Authorization: `Bearer ${key}`, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    body: body === undefined ? null : JSON.stringify(body),
  });

function textAt(text: string, ...keys: readonly (string | number)[]): string {
  const parsed: unknown = JSON.parse(text);
  return String(
    keys.reduce<unknown>(
      (value, name) => (isObject(value) || Array.isArray(value) ? Reflect.get(value, name) : undefined),
      parsed,
    ),
  );
}

async function openUpload(sizeBytes = picture.byteLength) {
  const session = await json('POST', `/v1/projects/${projectId}/content/uploads`, {
    files: [{ filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes }],
    grouping: 'per-file',
  });
  const id = textAt(session.body, 'containerIds', 0);
  return {
    session,
    finalizePath: `/v1/content/${id}/finalize-upload`,
    uploadPath: new URL(textAt(session.body, 'files', 0, 'uploadUrl')).pathname,
  };
}

/** What an honest client saw: the status of each answer, and how long it took. */
interface Seen {
  readonly statuses: Record<string, number>;
  readonly times: number[];
}

async function honestRound(seen: Seen): Promise<void> {
  const timed = async (ask: () => Promise<RawReply>, asked = ''): Promise<RawReply | null> => {
    const startedAt = performance.now();
    const answer = await ask().catch(() => null);
    seen.times.push(performance.now() - startedAt);
    const status = `${asked}${answer?.status ?? 'none'}`;
    seen.statuses[status] = (seen.statuses[status] ?? 0) + 1;
    return answer;
  };
  let upload = { finalizePath: '', uploadPath: '' };
  const session = await timed(async () => {
    const opened = await openUpload();
    upload = opened;
    return opened.session;
  });
  if (!session) return;
  await timed(() =>
    exchange(service.baseUrl, {
      method: 'PUT',
      path: upload.uploadPath,
      headers: { 'Content-Type': 'image/jpeg' },
      body: picture,
    }),
  );
  await timed(() => json('POST', upload.finalizePath, { caption: 'Beside all that.' }));
  await timed(() => json('GET', '/v1/whoami'));
  await timed(() => exchange(service.baseUrl, { method: 'GET', path: '/readyz' }), 'readyz ');
}

async function honestFor(seconds: number, isOver = () => false): Promise<Seen> {
  const seen: Seen = { statuses: {}, times: [] };
  const endsAt = performance.now() + seconds * 1_000;
  while (performance.now() < endsAt && !isOver()) await honestRound(seen);
  return seen;
}

function told({ statuses, times }: Seen): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return `${JSON.stringify(statuses)}, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`;
}

async function residentMib(): Promise<number> {
  const status = await readFile(`/proc/${service.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024);
}

test('nobody else', async () => {
  process.stdout.write(`abuse by nobody: ${told(await honestFor(campaign.rounds))}\n`);
});

test.each(['bodies', 'readers', 'pipelined', 'chunks', 'promises'])(
  '%s',
  async (kind) => {
    const { finalizePath, uploadPath } = await openUpload(104_857_600 / 4);
    const before = await residentMib();
    const target = JSON.stringify({ key, finalizePath, uploadPath, capBytes: 27_262_976 });
    const abuser = spawn(
      process.execPath,
      [...fromSource, script, kind, service.baseUrl, String(campaign.rounds), target],
      { stdio: 'inherit' },
    );
    const ended = once(abuser, 'exit');
    await new Promise((resume) => setTimeout(resume, 1_000));
    const seen = await honestFor(campaign.rounds * 3, () => abuser.exitCode !== null);
    const during = await residentMib();
    await ended;
    const stoppedAt = performance.now();
    await honestRound({ statuses: {}, times: [] });
    const normalAfterMs = Math.round(performance.now() - stoppedAt);
    process.stdout.write(
      `abuse by ${kind}: ${told(seen)}; a whole upload after it ${normalAfterMs} ms; memory ${before} to ${during} MiB\n`,
    );
    // It waits for its answers for 3 s: on a busy machine they may come later, but there is always room.
    const answers = Object.keys(seen.statuses).filter((status) => !/^readyz (200|503)$/.test(status));
    expect(answers.toSorted()).toEqual(['200', '201']);
  },
  240_000,
);
