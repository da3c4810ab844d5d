import { isOperationId } from '@layers-content/contract';
import { finalizePhases, mediaFaultReasons } from '@layers-content/core';

/** The series of a scrape: `name{label="value"}` to its value. */
export function seriesIn(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
}

/** Of these series those whose name begins so, without it. */
export function named(series: ReadonlyMap<string, number>, prefix: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...series].filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]),
  );
}

const oneOf =
  (...words: readonly string[]) =>
  (value: string) =>
    words.includes(value);
const outcomes = oneOf('ok', 'failed');

/** All that a label may ever say, written down apart from the code. */
const closedSets: Readonly<Record<string, (value: string) => boolean>> = {
  operation: (value) =>
    isOperationId(value) ||
    oneOf(
      'healthz',
      'readyz',
      'metrics',
      'docs',
      'openapi.json',
      'uploads',
      'public-media',
      'sandbox-media',
      'unknown',
    )(value),
  status: (value) => /^[2345]\d\d$/.test(value),
  code: (value) => /^[A-Z_]{2,24}$/.test(value),
  phase: oneOf(...finalizePhases),
  outcome: (value) => outcomes(value) || oneOf(...mediaFaultReasons, 'unavailable')(value),
  call: oneOf('stat', 'freeze', 'read', 'sha256', 'publish', 'sync', 'delete', 'ping'),
  unit: oneOf('statement', 'transaction'),
  job: oneOf(
    'sweepUploads',
    'drainDeletions',
    'reconcile',
    'forgetOld',
    'giveBackDays',
    'writeRefusals',
    'tellEndedConnections',
    'sendDeliveries',
    'resealSecrets',
    'tendTables',
  ),
  result: oneOf(
    'canceled',
    'published',
    'deleted',
    'orphans',
    'tries',
    'sealed',
    'delivered',
    'retry',
    'failed',
    'abandoned',
    'forgotten',
    'counters',
    'moments',
    'refusals',
    'refused',
    'dropped',
    'sent_ahead',
    'shut_out',
    'stalled_reader',
    'analyzed',
    'vacuumed',
    'checkpoints',
  ),
  type: oneOf('video/mp4', 'video/quicktime', 'image/jpeg', 'image/png', 'image/webp'),
  queue: oneOf('open_uploads', 'expired_uploads', 'lapsed_uploads', 'due_deletions', 'due_webhooks'),
  le: (value) => value === '+Inf' || Number(value) > 0,
};

/** Labels of our own series that say what is in none of the closed sets. */
export function openLabels(text: string): readonly string[] {
  const labels = [...seriesIn(text).keys()]
    .filter((name) => name.startsWith('layers_'))
    .flatMap((name) => [...name.matchAll(/(\w+)="([^"]*)"/g)]);
  return [
    ...new Set(labels.filter(([, label = '', value = '']) => !closedSets[label]?.(value)).map(([whole]) => whole)),
  ];
}
