import { availableParallelism, loadavg, totalmem } from 'node:os';
import type { Timing } from './contest.ts';
import type { Costs } from './costs.ts';
import type { FinalizeTiming } from './finalizes.ts';
import type { GrowthStep } from './growth.ts';
import { count, ms, table } from './markdown.ts';
import { deepPage, firstPage } from './operations.ts';
import type { OperationTiming } from './operations.ts';
import type { Comparison } from './peers.ts';
import type { Profile } from './profile.ts';

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
export function report(on: string, seconds: number, profiles: readonly Measured[]): string {
  return [`Measured on ${on}; ${Math.round(seconds)} s.`, ...profiles.map(profileReport)].join('\n\n');
}

/** What others do of the same work, in Markdown: our answers a second by theirs, turn by turn. */
export function peerReport(on: string, seconds: number, comparisons: readonly Comparison[]): string {
  const head = [
    'work',
    'at once',
    'who',
    'median',
    'a second',
    'processor',
    'client',
    'ours by theirs: least',
    'median',
    'most',
  ];
  const rows = comparisons.flatMap(({ work, concurrency, ours, peers }) => [
    [work, String(concurrency), 'ours', ...peerCells(ours), '', '', ''],
    ...Object.entries(peers).map(([name, theirs]) => [
      '',
      '',
      name,
      ...peerCells(theirs),
      ...spreadOf(ours.turnsPerSecond.map((perSecond, turn) => perSecond / (theirs.turnsPerSecond[turn] ?? NaN))),
    ]),
  ]);
  return `Measured on ${on}; ${Math.round(seconds)} s.\n\n${table(head, rows)}`;
}

/** What requests cost as items grow, and by how much that is more than with the fewest. */
export function growthReport(
  on: string,
  seconds: number,
  completedItems: number,
  growths: Readonly<Record<string, readonly GrowthStep[]>>,
): string {
  const head = ['on', 'open items', 'operation', 'median', 'processor', 'median by that of the fewest', 'processor'];
  const rows = Object.entries(growths).flatMap(([engine, steps]) =>
    steps.flatMap(({ openItems, timings }) =>
      Object.entries(timings).map(([operation, timing]) => {
        const least = steps[0]?.timings[operation] ?? timing;
        const cpu = timing.cpuMs === null || least.cpuMs === null ? '' : (timing.cpuMs / least.cpuMs).toFixed(2);
        const [median, processor] = [ms(timing.medianMs), timing.cpuMs === null ? '' : ms(timing.cpuMs)];
        return [engine, count(openItems), operation, median, processor, ratio(timing, least), cpu];
      }),
    ),
  );
  return `Measured on ${on}; ${Math.round(seconds)} s. ${count(completedItems)} items were completed before.\n\n${table(head, rows)}`;
}

function peerCells({ medianMs, perSecond, cpuMs, clientCpuMs }: Timing): readonly string[] {
  return [ms(medianMs), perSecond.toFixed(perSecond < 10 ? 1 : 0), cpuMs === null ? '' : ms(cpuMs), ms(clientCpuMs)];
}

function spreadOf(values: readonly number[]): readonly string[] {
  const sorted = values.toSorted((a, b) => a - b);
  return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((value = NaN) => value.toFixed(2));
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
    'client',
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
      ms(ours.clientCpuMs),
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

function timesOf({ medianMs, p95Ms, perSecond }: Timing): readonly [string, string, string] {
  return [ms(medianMs), ms(p95Ms), count(Math.round(perSecond))];
}

function ratio(a: Timing, b: Timing): string {
  const value = a.medianMs / b.medianMs;
  return value.toFixed(value < 10 ? 2 : 0);
}
