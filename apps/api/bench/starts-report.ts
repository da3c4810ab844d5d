import { count, ms, table } from './markdown.ts';
import type { EngineStarts } from './starts.ts';

/** How long the build takes to start and what it holds, in Markdown. */
export function startsReport(requests: number, engines: readonly EngineStarts[]): string {
  const head = ['', 'to `/readyz`', 'processor', 'memory', 'at most', 'by idle'];
  const rows = engines.flatMap(({ engine, first, warm, peakBytes, memory: { idleBytes, usedBytes } }) => [
    [`${engine}, first start`, ...startCells(first), megabytes(peakBytes), ''],
    [`${engine}, warm start`, ...startCells(warm), '', ''],
    [
      `${engine}, after ${count(requests)} requests`,
      '',
      '',
      megabytes(usedBytes),
      '',
      idleBytes === null || usedBytes === null ? '' : (usedBytes / idleBytes).toFixed(2),
    ],
  ]);
  return table(head, rows);
}

function startCells(starts: EngineStarts['first']): readonly string[] {
  const cpuMs = median(starts.map((start) => start.cpuMs));
  return [
    ms(median(starts.map(({ readyMs }) => readyMs)) ?? NaN),
    cpuMs === null ? '' : ms(cpuMs),
    megabytes(median(starts.map(({ idleBytes }) => idleBytes))),
  ];
}

function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

function megabytes(bytes: number | null): string {
  return bytes === null ? '' : `${Math.round(bytes / 1_000_000)} MB`;
}
