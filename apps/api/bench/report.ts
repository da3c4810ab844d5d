import { availableParallelism, loadavg, totalmem } from 'node:os';
import type { Timing } from './contest.ts';
import type { Costs } from './costs.ts';
import type { FinalizeTiming } from './finalizes.ts';
import { deepPage, firstPage } from './operations.ts';
import type { OperationTiming } from './operations.ts';
import type { Profile } from './profile.ts';
import type { ValidatorShare } from './validator-share.ts';

/** What one profile came to. */
export interface Measured {
  readonly profile: Pick<Profile, 'name' | 'items' | 'plainKeeping' | 'takesPuts'> & { readonly database: string };
  readonly costs: Costs;
  readonly operations: readonly OperationTiming[];
  readonly finalizes: readonly FinalizeTiming[];
}

/** Where it was measured. */
export function machine(): string {
  const [load = 0] = loadavg();
  const gibibytes = Math.round(totalmem() / 1_073_741_824);
  return `${availableParallelism()} cores, ${gibibytes} GiB, ${process.platform}, Node ${process.versions.node}; load before the run ${load.toFixed(1)}`;
}

/** The whole result in Markdown. */
export function report(
  on: string,
  seconds: number,
  profiles: readonly Measured[],
  shares: readonly ValidatorShare[],
): string {
  return [`Measured on ${on}; ${Math.round(seconds)} s.`, ...profiles.map(profileReport), validatorReport(shares)].join(
    '\n\n',
  );
}

function profileReport({ profile, costs, operations, finalizes }: Measured): string {
  const title = profile.name.replace(/^./, (letter) => letter.toUpperCase());
  return [
    `## ${title}`,
    `${count(profile.items)} items in one project, ${profile.database}.`,
    operationTable(operations, costs),
    deepAgainstFirst(operations),
    '### Finalize',
    `Plain: the same bytes ${profile.plainKeeping}.`,
    finalizeTable(finalizes, costs, profile.takesPuts),
  ].join('\n\n');
}

function operationTable(timings: readonly OperationTiming[], { statements }: Costs): string {
  const head = [
    'operation',
    'at once',
    'median',
    '95 %',
    'a second',
    'processor',
    '× plain HTTP',
    '× plain SQL',
    'statements',
  ];
  const rows = timings.map(({ name, operationId, concurrency, ours, plainHttp, plainSql }) => {
    const { own = 0, transaction = 0, key = 0, limiter = 0 } = statements.get(operationId) ?? {};
    return [
      name,
      String(concurrency),
      ...timesOf(ours),
      ours.cpuMs === null ? '' : ms(ours.cpuMs),
      ratio(ours, plainHttp),
      ratio(ours, plainSql),
      `${own} + ${key + limiter + transaction}`,
    ];
  });
  return table(head, rows);
}

/** How a deep page does beside the first, in the same turns. */
function deepAgainstFirst(timings: readonly OperationTiming[]): string {
  const ratios = timings
    .filter(({ name }) => name === deepPage)
    .map((deep) => {
      const first = timings.find(({ name, concurrency }) => name === firstPage && concurrency === deep.concurrency);
      return first ? `${ratio(deep.ours, first.ours)} (${deep.concurrency} at once)` : '';
    });
  return `Median of the page behind nine tenths of the items, by that of the first: ${ratios.join(', ')}.`;
}

function finalizeTable(timings: readonly FinalizeTiming[], { reads }: Costs, takesPuts: boolean): string {
  const head = [
    'file',
    'MiB',
    'at once',
    'finalize: median',
    '95 %',
    '× plain',
    ...(takesPuts ? ['PUT: median', '× plain'] : []),
    'reads',
    'bytes read',
  ];
  const rows = timings.map(({ contentType, sizeBytes, concurrency, finalize, put, plain }) => {
    const read = reads.find((found) => found.contentType === contentType && found.sizeBytes === sizeBytes);
    const [median, p95] = timesOf(finalize);
    const ofPut = put ? [ms(put.medianMs), ratio(put, plain)] : [];
    return [
      contentType,
      count(sizeBytes / 1_048_576),
      String(concurrency),
      median,
      p95,
      ratio(finalize, plain),
      ...ofPut,
      count(read?.count ?? 0),
      count(read?.bytes ?? 0),
    ];
  });
  return table(head, rows);
}

function validatorReport(shares: readonly ValidatorShare[]): string {
  const us = (value: number) => `${Math.round(value)} µs`;
  const rows = shares.map(({ paths, without, library, ours }) => [
    String(paths),
    us(without),
    us(library - without),
    us(ours - without),
    `${Math.round(((ours - without) / ours) * 100)} %`,
  ]);
  const head = [
    'paths of the contract',
    'without validation',
    'the library as it comes adds',
    'ours adds',
    'share of the request',
  ];
  return `## The validator\n\nProcessor time of one \`getContent\` past network and database.\n\n${table(head, rows)}`;
}

function timesOf({ medianMs, p95Ms, perSecond }: Timing): readonly [string, string, string] {
  return [ms(medianMs), ms(p95Ms), count(Math.round(perSecond))];
}

function ratio(a: Timing, b: Timing): string {
  const value = a.medianMs / b.medianMs;
  return value.toFixed(value < 10 ? 2 : 0);
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** The first column reads from the left, the others are numbers. */
function table(head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  const line = (cells: readonly (string | undefined)[]) => `| ${cells.map((cell) => cell ?? '').join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
