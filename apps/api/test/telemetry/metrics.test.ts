/** @module-tag process */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { backgroundJobs } from '../../src/background/background-jobs.ts';
import type { Context } from '../../src/context.ts';
import { listen, stopServer } from '../../src/http/server.ts';
import { put } from '../e2e/caller.ts';
import { localFile } from '../e2e/local-files.ts';
import { freePort } from '../free-port.ts';
import { openComposedService } from './composed-service.ts';
import type { ComposedService } from './composed-service.ts';
import { named, openLabels, seriesIn } from './scraped.ts';

/** One service that counts from its first request on; the tests build on each other, in this order. */
const picture = localFile('square.jpg');
const film = localFile('teaser.mp4');
let service: ComposedService;

beforeAll(async () => {
  service = await openComposedService();
});
afterAll(() => service.close());

const get = (path: string, init: RequestInit = {}) => fetch(`${service.baseUrl}${path}`, init);

/** Settles only when the connection of an answer has closed its account. */
async function scrape(): Promise<string> {
  await sleep(20);
  const response = await get('/metrics');
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  return response.text();
}

test('a fresh service tells of itself, and of an empty backlog', async () => {
  const series = seriesIn(await scrape());
  expect(named(series, 'layers_backlog')).toEqual({
    '{queue="open_uploads"}': 0,
    '{queue="expired_uploads"}': 0,
    '{queue="lapsed_uploads"}': 0,
    '{queue="due_deletions"}': 0,
    '{queue="due_webhooks"}': 0,
  });
  expect(series.get('layers_database_up')).toBe(1);
  expect(series.get('layers_finalizes_waiting')).toBe(0);
  expect(series.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  expect(series.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
});

test('requests are counted by operation, status and code, and timed by operation', async () => {
  const { live, projectId } = service;
  const before = seriesIn(await scrape());
  const item = await live.upload([picture], 'Counted.');
  await live.finalize(String(item['id']), 'Again.');
  await live.call('getContent', 'GET', '/v1/content/cnt_00000000-0000-4000-8000-000000000000');
  await live.call('createUploadSession', 'POST', `/v1/projects/${projectId}/content/uploads`, {});
  await get('/v1/whoami');
  await get('/v1/whoami', { method: 'PUT' });
  for (const path of ['/nowhere', '/v1/nowhere', '/v2/whoami']) await get(path);
  const after = seriesIn(await scrape());
  const gained = (name: string): Readonly<Record<string, number>> => {
    const gains = Object.entries(named(after, name)).map(
      ([labels, value]) => [labels, value - (before.get(name + labels) ?? 0)] as const,
    );
    return Object.fromEntries(gains.filter(([, gain]) => gain !== 0));
  };
  const requests = {
    '{operation="createUploadSession",status="201",code="OK"}': 1,
    '{operation="uploads",status="200",code="OK"}': 1,
    '{operation="finalizeUpload",status="200",code="OK"}': 2,
    '{operation="getContent",status="404",code="NOT_FOUND"}': 1,
    '{operation="createUploadSession",status="422",code="VALIDATION"}': 1,
    '{operation="whoami",status="401",code="UNAUTHENTICATED"}': 1,
    '{operation="unknown",status="405",code="METHOD_NOT_ALLOWED"}': 1,
    '{operation="unknown",status="404",code="NOT_FOUND"}': 3,
    '{operation="metrics",status="200",code="OK"}': 1,
  };
  expect(gained('layers_requests_total')).toEqual(requests);
  expect(gained('layers_request_duration_seconds_count')).toEqual({
    '{operation="createUploadSession"}': 2,
    '{operation="uploads"}': 1,
    '{operation="finalizeUpload"}': 2,
    '{operation="getContent"}': 1,
    '{operation="whoami"}': 1,
    '{operation="unknown"}': 4,
    '{operation="metrics"}': 1,
  });
});

test('phases of finalizes, files by what became of them, and bytes', async () => {
  const { live } = service;
  const [tooEarly] = await live.openSession([picture]);
  await live.finalize(tooEarly?.containerId ?? '', '');
  const [corrupt] = await live.openSession([picture]);
  await put(corrupt, picture.bytes.subarray(0, -100));
  expect((await live.finalize(corrupt?.containerId ?? '', '')).status).toBe(422);
  await live.upload([film], '');
  const text = await scrape();
  const series = seriesIn(text);
  expect(named(series, 'layers_finalize_phase_duration_seconds_count')).toEqual({
    '{phase="claim",outcome="ok"}': 4,
    '{phase="freeze",outcome="ok"}': 3,
    '{phase="freeze",outcome="failed"}': 1,
    '{phase="judge",outcome="ok"}': 2,
    '{phase="judge",outcome="failed"}': 1,
    '{phase="verdict",outcome="ok"}': 2,
    '{phase="publish",outcome="ok"}': 2,
    '{phase="complete",outcome="ok"}': 2,
  });
  expect(named(series, 'layers_probe_duration_seconds_count')).toEqual({
    '{outcome="ok"}': 2,
    '{outcome="truncated"}': 1,
  });
  expect(series.get('layers_received_bytes_total')).toBe(2 * picture.bytes.byteLength - 100 + film.bytes.byteLength);
  expect(named(series, 'layers_sealed_files_total')).toEqual({ '{type="image/jpeg"}': 1, '{type="video/mp4"}': 1 });
  expect(named(series, 'layers_sealed_bytes_total')).toEqual({
    '{type="image/jpeg"}': picture.bytes.byteLength,
    '{type="video/mp4"}': film.bytes.byteLength,
  });
  expect(named(series, 'layers_store_call_duration_seconds_count')).toMatchObject({
    '{call="freeze",outcome="ok"}': 3,
    '{call="publish",outcome="ok"}': 2,
  });
  expect(series.get('layers_database_duration_seconds_count{unit="transaction",outcome="ok"}')).toBeGreaterThan(2);
  expect(named(series, 'layers_backlog')).toMatchObject({ '{queue="open_uploads"}': 2 });
});

test('the sandbox, where no byte is read, is in none of these', async () => {
  const before = seriesIn(await scrape());
  await service.sandbox.upload([picture], '');
  const after = seriesIn(await scrape());
  for (const name of [
    'layers_finalize_phase_duration_seconds_count',
    'layers_sealed_files_total',
    'layers_probe_duration_seconds_count',
  ]) {
    expect(named(after, name)).toEqual(named(before, name));
  }
});

test('what the jobs did, and how long they took', async () => {
  const due = seriesIn(await scrape()).get('layers_backlog{queue="due_deletions"}') ?? 0;
  expect(due).toBeGreaterThan(4);
  service.context.endedConnections.add('refused');
  for (const job of backgroundJobs(service.context)) await job.run(new AbortController().signal);
  const series = seriesIn(await scrape());
  expect(series.get('layers_job_results_total{job="drainDeletions",result="deleted"}')).toBe(due);
  expect(series.get('layers_job_results_total{job="sweepUploads",result="canceled"}')).toBe(0);
  expect(series.get('layers_job_results_total{job="giveBackDays",result="moments"}')).toBe(0);
  expect(series.get('layers_job_results_total{job="tellEndedConnections",result="refused"}')).toBe(1);
  expect(series.get('layers_backlog{queue="due_deletions"}')).toBe(0);
  expect(named(series, 'layers_job_duration_seconds_count')).toEqual({
    '{job="sweepUploads",outcome="ok"}': 1,
    '{job="drainDeletions",outcome="ok"}': 1,
    '{job="reconcile",outcome="ok"}': 1,
    '{job="forgetOld",outcome="ok"}': 1,
    '{job="giveBackDays",outcome="ok"}': 1,
    '{job="writeRefusals",outcome="ok"}': 1,
    '{job="tellEndedConnections",outcome="ok"}': 1,
    '{job="sendDeliveries",outcome="ok"}': 1,
    '{job="tendTables",outcome="ok"}': 1,
  });
});

test('nothing of a tenant stands in it', async () => {
  const text = await scrape();
  expect(openLabels(text)).toEqual([]);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-4|lp_live|Counted|square\.jpg|req_/);
});

test('a client that goes away without an answer is counted as such', async () => {
  const leaving = new AbortController();
  const body = new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('{"caption":')) });
  const asked = get('/v1/content/cnt_00000000-0000-4000-8000-000000000000', {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${service.liveKey}`, 'Content-Type': 'application/json' },
    body,
    duplex: 'half',
    signal: leaving.signal,
  });
  await sleep(100);
  leaving.abort();
  await expect(asked).rejects.toThrow();
  const closed = async () =>
    seriesIn(await scrape()).get('layers_requests_total{operation="updateContent",status="499",code="CLIENT_CLOSED"}');
  await expect.poll(closed).toBe(1);
});

test('a database that is down keeps nothing else from being told', async () => {
  await service.context.repository.close();
  expect((await get('/readyz')).status).toBe(503);
  const series = seriesIn(await scrape());
  expect(series.get('layers_database_up')).toBe(0);
  expect(named(series, 'layers_backlog')).toEqual({});
  expect(series.get('layers_requests_total{operation="readyz",status="503",code="UNAVAILABLE"}')).toBe(1);
});

/** Another process of the service, as far as HTTP goes, with these parts exchanged. */
async function scrapeWith(
  change: Partial<Context>,
  times = 1,
): Promise<readonly { readonly status: number; readonly text: string }[]> {
  const port = await freePort();
  const server = await listen(createApp({ ...service.context, ...change }), {
    host: '127.0.0.1',
    port,
    connectionsPerAddress: 0,
    nextRequestId: service.context.nextRequestId,
    endedConnections: service.context.endedConnections,
  });
  const answers = await Promise.all(Array.from({ length: times }, () => fetch(`http://127.0.0.1:${port}/metrics`)));
  const read = await Promise.all(answers.map(async (answer) => ({ status: answer.status, text: await answer.text() })));
  await stopServer(server, 1_000);
  return read;
}

test('a database that does not answer is waited for no longer than a scraper waits, and asked once by all who ask', async () => {
  const { repository, timers } = service.context;
  let asked = 0;
  const maintenance = { ...repository.maintenance, backlog: () => ((asked += 1), new Promise<never>(() => undefined)) };
  const late = { ...timers, timeout: () => AbortSignal.timeout(50) };
  for (const { status, text } of await scrapeWith({ repository: { ...repository, maintenance }, timers: late }, 3)) {
    expect([status, seriesIn(text).get('layers_database_up')]).toEqual([200, 0]);
  }
  expect(asked).toBe(1);
});

test('METRICS=off: there is nothing at this path', async () => {
  expect(await scrapeWith({ config: { ...service.context.config, metrics: 'off' } })).toMatchObject([{ status: 404 }]);
});
