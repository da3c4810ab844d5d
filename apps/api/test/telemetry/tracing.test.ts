/** @module-tag process */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backgroundJobs } from '../../src/background/background-jobs.ts';
import { put } from '../e2e/caller.ts';
import { localFile } from '../e2e/local-files.ts';
import { createInstallation } from '../e2e/service-process.ts';
import { captionMark } from '../e2e/secrets-in-output.ts';
import { openComposedService } from './composed-service.ts';
import { startOtlpSink } from './otlp-sink.ts';
import type { OtlpSink, SentSpan } from './otlp-sink.ts';
import { fromSource } from '../from-source.ts';

const picture = localFile('square.jpg');
const callersTrace = '4bf92f3577b34da6a3ce929d0e0e4736';
const callersSpan = '00f067aa0ba902b7';

describe('a service with a collector', () => {
  let sink: OtlpSink;
  let spans: readonly SentSpan[];
  let liveKey: string;
  let uploadUrl: string;

  /**
   * One upload from session to deletion, a refusal, a background round, probes; then the service ends, which sends
   * all spans.
   */
  beforeAll(async () => {
    sink = await startOtlpSink();
    const service = await openComposedService({
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint,
      OTEL_SERVICE_NAME: 'media-desk',
    });
    const { live, baseUrl, projectId } = service;
    ({ liveKey } = service);
    const [target] = await live.openSession([picture]);
    uploadUrl = target?.uploadUrl ?? '';
    const containerId = target?.containerId ?? '';
    await live.finalize(containerId, captionMark);
    expect((await put(target, picture.bytes)).status).toBe(200);
    await fetch(`${baseUrl}/v1/content/${containerId}/finalize-upload?`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${liveKey}`,
        'Content-Type': 'application/json',
        traceparent: `00-${callersTrace}-${callersSpan}-01`,
      },
      body: JSON.stringify({ caption: captionMark }),
    });
    await live.call('updateContent', 'PATCH', `/v1/content/${containerId}`, { caption: `${captionMark} again` });
    await live.call('listProjects', 'GET', `/v1/projects?search=${encodeURIComponent(captionMark)}`);
    await fetch(`${baseUrl}/v1/projects/${projectId}`, {
      headers: { Authorization: `Bearer ${liveKey}`, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00` },
    });
    await fetch(`${baseUrl}/v1/projects/${projectId}`, {
      headers: { Authorization: `Bearer ${liveKey}`, traceparent: '00-nonsense' },
    });
    for (const path of ['/nowhere', '/healthz', '/readyz', '/metrics']) await fetch(`${baseUrl}${path}`);
    for (const job of backgroundJobs(service.context)) await job.run(new AbortController().signal);
    await sleep(50);
    await service.close();
    spans = sink.spans();
  });
  afterAll(() => sink.close());

  const called = (name: string) => spans.filter((span) => span.name === name);
  const below = (parent: SentSpan | undefined) => spans.filter(({ parentSpanId }) => parentSpanId === parent?.spanId);
  const namesBelow = (parent: SentSpan | undefined) => below(parent).map(({ name }) => name);

  test('one server span a request, named by its operation, with status, code and request id', () => {
    const servers = spans.filter(({ kind }) => kind === 2);
    expect(servers.map(({ name }) => name)).toEqual([
      'createUploadSession',
      'finalizeUpload',
      'uploads',
      'finalizeUpload',
      'updateContent',
      'listProjects',
      'getProject',
      'unknown',
    ]);
    const [session, refused] = servers;
    expect(session).toMatchObject({
      parentSpanId: '',
      status: 0,
      attributes: { 'http.request.method': 'POST', 'http.response.status_code': 201 },
    });
    expect(session?.attributes['layers.request_id']).toMatch(/^req_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(refused).toMatchObject({
      status: 0,
      attributes: { 'http.response.status_code': 409, 'error.type': 'UPLOAD_INCOMPLETE' },
    });
  });

  test('the caller’s trace is gone on with, its wish not to be traced is kept, and nonsense begins a new one', () => {
    const [, finalize] = called('finalizeUpload');
    expect(finalize).toMatchObject({ traceId: callersTrace, parentSpanId: callersSpan });
    expect(called('getProject')).toMatchObject([{ parentSpanId: '' }]);
  });

  test('below a finalize its phases, below them calls and statements', () => {
    const [refused, finalize] = called('finalizeUpload');
    const phases = below(finalize).filter(({ name }) => name.startsWith('finalize '));
    expect(phases.map(({ name }) => name)).toEqual([
      'finalize claim',
      'finalize freeze',
      'finalize judge',
      'finalize verdict',
      'finalize publish',
      'finalize complete',
    ]);
    const [claim, freeze, judge, , publish, complete] = phases;
    expect(namesBelow(claim)).toEqual(['UPDATE content_items']);
    expect(namesBelow(freeze)).toEqual(['store stat', 'store freeze']);
    expect(namesBelow(judge)).toEqual(['probe']);
    expect(new Set(namesBelow(below(judge).find(({ name }) => name === 'probe')))).toEqual(new Set(['store read']));
    expect(namesBelow(publish)).toEqual(['store publish', 'store sync']);
    const [transaction] = below(complete);
    expect(transaction?.name).toBe('transaction');
    expect(namesBelow(transaction)).toContain('INSERT INTO audit_events');
    expect(new Set(spans.filter(({ traceId }) => traceId === callersTrace).map(({ traceId }) => traceId)).size).toBe(1);
    expect(below(refused).find(({ name }) => name === 'finalize freeze')).toMatchObject({
      status: 2,
      attributes: { 'error.type': 'UploadIncompleteError' },
    });
    expect(namesBelow(called('createUploadSession')[0])).toContain('SELECT api_keys');
  });

  test('every span below a request is in its trace, and nothing in the background has one', () => {
    const ids = new Map(spans.map((span) => [span.spanId, span]));
    for (const { parentSpanId, traceId, name } of spans.filter(({ kind }) => kind !== 2)) {
      expect([name, ids.get(parentSpanId)?.traceId]).toEqual([name, traceId]);
    }
    expect(spans.filter(({ name }) => name.startsWith('job '))).toEqual([]);
  });

  test('no key, caption, filename, address or parameter is sent', () => {
    const sent = sink.sent();
    expect(sent).toContain('media-desk');
    expect(sink.paths.every((path) => path === '/v1/traces')).toBe(true);
    for (const secret of [
      captionMark,
      liveKey.slice(8),
      new URL(uploadUrl).pathname.slice(9),
      'square.jpg',
      '127.0.0.1',
      '$1',
    ])
      expect(sent).not.toContain(secret);
    expect(sent).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
  });
});

test('a collector that is not there costs a line of the log, and holds neither requests nor the end up', async () => {
  const gone = await startOtlpSink();
  await gone.close();
  const installation = await createInstallation({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: gone.endpoint } });
  const service = await installation.start();
  expect((await fetch(`${service.baseUrl}/nowhere`)).status).toBe(404);
  expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(service.output()).toContain('spans could not be sent to the collector');
  expect(service.output()).toMatch(/"traceId":"[0-9a-f]{32}","method":"GET","status":404/);
  await installation.remove();
});

test('without a collector nothing of it is loaded', async () => {
  const child = promisify(execFile)(process.execPath, [
    ...fromSource,
    fileURLToPath(new URL('./tracing-packages.ts', import.meta.url)),
  ]);
  expect((await child).stdout).toBe('without: no, with: yes\n');
});
